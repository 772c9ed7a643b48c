import { productName, version } from '../../package.json';

/** Who wrote a file, as its manifest says; the same as the window's. */
export const APP_NAME = productName;
export const APP_VERSION = version;
