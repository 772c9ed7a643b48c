import { configureGlobal } from 'fast-check';

/*
 * On people's machines property tests look somewhere else each time. Where a change is judged they look in the same
 * places, so that it never fails for what it did not do. A failing run prints its seed either way.
 */
if (process.env['CI'] !== undefined && process.env['CI'] !== '') configureGlobal({ seed: 20_190_702 });
