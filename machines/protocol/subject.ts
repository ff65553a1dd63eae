/** What a world is about; properties of another subject do not ride along in it. */
export type Subject = 'cards' | 'two-phase-commit';
