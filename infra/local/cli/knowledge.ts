import { runKnowledge } from './knowledge/run';

/** Everything that is done with knowledge files: `npm run knowledge -- --help`. */
runKnowledge(process.argv.slice(2), process).then(
  (status) => {
    process.exitCode = status;
  },
  (error: unknown) => {
    process.stderr.write(`${String(error)}\n`);
    process.exitCode = 1;
  },
);
