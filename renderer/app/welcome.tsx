import type { RendererCommandId } from '../../electron/contract/commands';
import { Button } from '../ui/button';

interface WelcomeProps {
  readonly run: (id: RendererCommandId) => void;
  /** True while the library is empty: then the example is worth more than a list. */
  readonly isFirst: boolean;
}

/** The page where no draft is open. */
export function Welcome({ run, isFirst }: WelcomeProps) {
  return (
    <div className="welcome">
      <h1>{isFirst ? 'Write down what happened' : 'No draft is open'}</h1>
      <p>
        {isFirst
          ? 'Start from a template, get the timeline right, say why it happened and what will change. Everything stays on this machine until you export it.'
          : 'Choose one from the library, or start a new one.'}
      </p>
      <div className="welcome-actions">
        <Button look="primary" onClick={() => run('file.new')}>
          New post-mortem…
        </Button>
        <Button onClick={() => run('file.open')}>Open a file…</Button>
        <Button onClick={() => run('help.example')}>Open the example</Button>
      </div>
    </div>
  );
}
