import tseslint from 'typescript-eslint';

const typed = {
  languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
};

/** Browser globals that server and domain code must not touch. */
const browserGlobals = ['window', 'document', 'localStorage', 'navigator', 'location', 'alert'].map(
  (name) => ({
    name,
    message: 'Browser globals live in web/ only.',
  }),
);

export default tseslint.config(
  {
    ignores: ['build/**', 'node_modules/**', '.loket/**', 'test-results/**', '**/*.mjs', 'eslint.config.js'],
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [...tseslint.configs.strict],
    ...typed,
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/ban-ts-comment': ['error', { 'ts-expect-error': 'allow-with-description' }],
      '@typescript-eslint/consistent-type-imports': 'error',
      'no-console': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true, caughtErrors: 'all' }],
      eqeqeq: ['error', 'always'],
    },
  },
  {
    files: ['domain/**/*.ts', 'functions/**/*.ts'],
    rules: { 'no-restricted-globals': ['error', ...browserGlobals] },
  },
  { files: ['tools/**/*.ts', 'test/**/*.ts'], rules: { 'no-console': 'off' } },
);
