/** Prints the path of the Electron executable, after getting one if need be. */
import { getElectron } from './get-electron.mjs';
import { runMain } from './say.mjs';

await runMain(async () => {
  const { executable } = await getElectron();
  process.stdout.write(`${executable}\n`);
  return 0;
});
