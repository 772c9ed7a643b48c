import { runCommandLine } from './command-line';

const { code, stdout, stderr } = await runCommandLine(process.argv.slice(2));
process.stdout.write(stdout);
process.stderr.write(stderr);
// Not process.exit: what goes into a pipe may not have been written yet.
process.exitCode = code;
