import { targets } from '../publish/targets/all';
import { fieldNames, type FieldName } from '../publish/targets/target';
import { SelectField, TextField, Tick } from '../ui/field';
import type { PublishSettings } from './publish-settings';

interface PublishFieldsProps {
  readonly settings: PublishSettings;
  /** The folder of posts where none is typed. */
  readonly usualFolder: string;
  /** What is wrong with the folder. */
  readonly problem: string | undefined;
  readonly change: (change: Partial<PublishSettings>) => void;
}

/** What differs from site to site: the folder of posts, and how front matter calls things. */
export function PublishFields({ settings, usualFolder, problem, change }: PublishFieldsProps) {
  const names = targets[settings.target].front.fields;
  return (
    <div className="publish-more-fields">
      <TextField
        label="Folder of posts"
        error={problem}
        spellCheck={false}
        placeholder={usualFolder === '' ? 'the site’s own folder' : usualFolder}
        value={settings.folder ?? ''}
        onChange={({ target }) => change({ folder: target.value === '' ? null : target.value })}
      />
      <TextField
        label="Description"
        value={settings.description}
        onChange={({ target }) => change({ description: target.value })}
      />
      <TextField
        label="Author"
        value={settings.author}
        onChange={({ target }) => change({ author: target.value })}
      />
      <SelectField
        label="Headings"
        value={settings.headingOffset}
        onChange={({ target }) => change({ headingOffset: Number(target.value) })}
      >
        <option value={0}>As they are</option>
        <option value={1}>One level deeper</option>
        <option value={2}>Two levels deeper</option>
      </SelectField>
      <SiteTicks settings={settings} change={change} />
      <fieldset className="publish-names">
        <legend>Names in the front matter</legend>
        <p className="field-hint">As your site’s schema calls them. Untick what it does not know.</p>
        {fieldNames
          .filter((name) => names[name] !== null || settings.fields[name] !== undefined)
          .map((name) => (
            <FieldNameRow key={name} name={name} usual={names[name]} settings={settings} change={change} />
          ))}
      </fieldset>
    </div>
  );
}

/** Settings of the site that change what is written, as far as the target's sites have them. */
function SiteTicks({ settings, change }: Pick<PublishFieldsProps, 'settings' | 'change'>) {
  const { target } = settings;
  const isTypographic =
    target !== 'gfm' && target !== 'docusaurus' && target !== 'mkdocs' && target !== 'eleventy';
  return (
    <div className="publish-ticks">
      {target === 'jekyll' ? (
        <>
          <TextField
            label="Base path"
            placeholder="/blog"
            spellCheck={false}
            value={settings.basePath}
            onChange={(event) => change({ basePath: event.target.value })}
          />
          <Tick
            label="GitHub Pages builds the site"
            checked={settings.githubPages}
            onChange={(event) => change({ githubPages: event.target.checked })}
          />
        </>
      ) : null}
      {target === 'hugo' ? (
        <Tick
          label="The site shows raw HTML"
          checked={settings.showsHtml}
          onChange={(event) => change({ showsHtml: event.target.checked })}
        />
      ) : null}
      {isTypographic ? (
        <Tick
          label="The site curls quotes and joins hyphens"
          checked={settings.typography}
          onChange={(event) => change({ typography: event.target.checked })}
        />
      ) : null}
    </div>
  );
}

interface FieldNameRowProps {
  readonly name: FieldName;
  /** What the target calls it; null where it has no use for it. */
  readonly usual: string | null;
  readonly settings: PublishSettings;
  readonly change: (change: Partial<PublishSettings>) => void;
}

function FieldNameRow({ name, usual, settings, change }: FieldNameRowProps) {
  const typed = settings.fields[name];
  const isIn = typed === undefined ? usual !== null : typed !== '';
  const set = (theirs: string | undefined) => {
    const { [name]: _before, ...others } = settings.fields;
    change({ fields: theirs === undefined ? others : { ...others, [name]: theirs } });
  };
  return (
    <div className="publish-name">
      <label className="tick">
        <input
          type="checkbox"
          checked={isIn}
          onChange={({ target }) => set(target.checked ? (usual === null ? name : undefined) : '')}
        />
        <span>{name}</span>
      </label>
      <input
        className="input"
        aria-label={`The site’s name for ${name}`}
        spellCheck={false}
        disabled={!isIn}
        placeholder={usual ?? name}
        value={typed ?? usual ?? ''}
        onChange={({ target }) => set(target.value === '' ? undefined : target.value)}
      />
    </div>
  );
}
