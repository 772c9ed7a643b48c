/** Folders as in eleventy-base-blog, its starter; everything else is Eleventy's default. */
export default function configure(config) {
  config.addPassthroughCopy('content/**/*.{png,jpg,jpeg,gif,svg,webp,avif}');
  return { dir: { input: 'content', includes: '../_includes' }, markdownTemplateEngine: 'njk' };
}
