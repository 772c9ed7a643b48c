/** What the picture is compared by, in a document and on a page that really has it. */
export const pictureName = 'picture';
/** The same for the picture of the timeline, which the app draws. */
export const timelinePictureName = 'timeline picture';
