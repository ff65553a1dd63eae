/** The command line's beginning. */
process.exitCode = 0;
