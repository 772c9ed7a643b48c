import { EyeOff, FileText, House } from 'lucide-react';

import { describeContents, type RoundContents } from '../../../review/files/contents';

/** What is in the file that would be written, and what is not. Null while it is counted. */
export function RoundInside({ contents }: { readonly contents: RoundContents | null }) {
  if (contents === null) {
    return (
      <p className="round-note" role="status">
        Looking at what is inside…
      </p>
    );
  }
  const { inside, atHome } = describeContents(contents);
  const { internal } = contents;
  return (
    <>
      <section className="round-part" aria-labelledby="round-inside">
        <h3 id="round-inside">
          <FileText aria-hidden /> Inside the file
        </h3>
        <ul>
          {inside.map((phrase) => (
            <li key={phrase}>{phrase}</li>
          ))}
        </ul>
        {internal === 0 ? null : (
          <p className="round-internal">
            <EyeOff aria-hidden />
            <span>
              {internal === 1 ? 'One part is' : `${internal} parts are`} marked as internal, and whoever gets
              the file can read {internal === 1 ? 'it' : 'them'}.
            </span>
          </p>
        )}
      </section>
      <section className="round-part" aria-labelledby="round-home">
        <h3 id="round-home">
          <House aria-hidden /> Stays at home
        </h3>
        <ul>
          {atHome.map((phrase) => (
            <li key={phrase}>{phrase}</li>
          ))}
        </ul>
      </section>
    </>
  );
}
