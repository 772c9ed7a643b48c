import { describe, expect, it } from 'vitest';
import { problemsOf } from '../../../renderer/app/publish-checks';
import { firstSettings, folderOf, optionsOf, targetFor } from '../../../renderer/app/publish-settings';

describe('what is typed', () => {
  it.each([
    ['content/posts/', 'content/posts'],
    ['/content/posts', 'content/posts'],
    ['./content\\posts', 'content/posts'],
    [' . ', ''],
    ['', ''],
    ['../up', '../up'],
  ])('%j as a folder is %j', (typed, folder) => {
    expect(folderOf(typed)).toBe(folder);
  });

  it.each([
    [{ slug: 'a/b' }, ['slug']],
    [{ slug: '..' }, ['slug']],
    [{ slug: '  ' }, []],
    [{ slug: '障害' }, []],
    [{ date: '2 July' }, ['date']],
    [{ date: '2019-02-31T25:00Z' }, ['date']],
    [{ date: '2019-02-31' }, ['date']],
    [{ date: '2019-07-02' }, []],
    [{ date: '2019-07-02T13:42:00+01:00' }, []],
    [{ folder: '../up' }, ['folder']],
    [{ folder: '.' }, []],
    [{ slug: 'a:b', date: 'x', folder: 'a//b' }, ['slug', 'date', 'folder']],
  ])('%j: wrong is %j', (typed, wrong) => {
    expect(Object.keys(problemsOf({ ...firstSettings, ...typed }))).toEqual(wrong);
  });
});

describe('settings as options', () => {
  it('say nothing that is not set', () => {
    expect(optionsOf({ ...firstSettings, slug: ' ', date: '' })).toEqual({
      target: 'gfm',
      audience: 'public',
      keep: { owners: false, trackerLinks: false },
      fields: {},
      site: { basePath: '', html: false, githubPages: false, typography: true },
    });
  });

  it('keep owners and trackers for people inside without being told', () => {
    expect(optionsOf({ ...firstSettings, audience: 'internal' })).not.toHaveProperty('keep');
  });

  it('leave the picture out only where that is said', () => {
    expect(optionsOf({ ...firstSettings, picture: false })).toMatchObject({ picture: false });
    expect(optionsOf(firstSettings)).not.toHaveProperty('picture');
  });

  it('leave a field out whose name is empty', () => {
    expect(optionsOf({ ...firstSettings, fields: { title: ' headline ', severity: '' } }).fields).toEqual({
      title: 'headline',
      severity: null,
    });
  });
});

describe('the first target', () => {
  const post = {
    target: 'jekyll',
    slug: 'a',
    date: null,
    updated: null,
    anchors: {},
    folder: null,
    files: {},
  };

  it('is that of the last export, else what the folder looks like', () => {
    expect(targetFor(post, 'hugo')).toBe('jekyll');
    expect(targetFor({ ...post, target: 'unheard-of' }, 'hugo')).toBe('hugo');
    expect(targetFor(null, null)).toBeNull();
  });
});
