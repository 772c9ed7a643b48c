import type { SectionView } from '../document/read';

interface OutlineProps {
  readonly sections: readonly SectionView[];
  readonly onJump: (section: SectionView) => void;
}

/** The headings of the draft, to jump by. An empty section says so in words, not by colour alone. */
export function Outline({ sections, onJump }: OutlineProps) {
  if (sections.length === 0) return <p className="quiet">Headings you write appear here.</p>;
  return (
    <nav aria-label="Outline">
      <ol className="outline">
        {sections.map((section) => (
          <li
            key={section.position}
            style={{ paddingInlineStart: `${Math.max(0, section.level - 2) * 14}px` }}
          >
            <button type="button" className="outline-item" onClick={() => onJump(section)}>
              <span dir="auto">{section.heading === '' ? 'Untitled section' : section.heading}</span>
              {section.empty ? <small>empty</small> : null}
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
}
