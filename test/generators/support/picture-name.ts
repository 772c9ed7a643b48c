/** What the picture is compared by, in a document and on a page that really has it. */
export const pictureName = 'picture';
