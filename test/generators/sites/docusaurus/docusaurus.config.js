import { themes } from 'prism-react-renderer';

/** The classic starter without its documentation. */
export default {
  title: 'My Site',
  url: 'https://blog.example',
  baseUrl: '/',
  future: { v4: true },
  onBrokenLinks: 'throw',
  onBrokenMarkdownLinks: 'warn',
  i18n: { defaultLocale: 'en', locales: ['en'] },
  presets: [
    [
      'classic',
      {
        docs: false,
        blog: {
          showReadingTime: true,
          feedOptions: { type: ['rss', 'atom'], xslt: true },
          onInlineTags: 'warn',
          onInlineAuthors: 'warn',
          onUntruncatedBlogPosts: 'warn',
          // One list page: the posts are read one by one.
          postsPerPage: 'ALL',
        },
      },
    ],
  ],
  themeConfig: { prism: { theme: themes.github, darkTheme: themes.dracula } },
};
