/** As in eleventy-base-blog: every post of the folder has this layout. */
export default { tags: ['posts'], layout: 'layouts/post.njk' };
