import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';

const second = 1000;

/** Everything but unit tests shares one running suite, so its files take turns. */
function sharingOneSuite(name: string, seconds: number): TestProjectInlineConfiguration {
  return {
    test: {
      name,
      include: [`test/${name}/**/*.test.ts`],
      fileParallelism: false,
      testTimeout: seconds * second,
      hookTimeout: seconds * second,
    },
  };
}

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/unit/**/*.test.{ts,tsx}'],
          // Property tests and first loads of large libraries are slow on a busy machine; nothing is judged by time.
          testTimeout: 60 * second,
        },
      },
      sharingOneSuite('rules', 60),
      sharingOneSuite('integration', 60),
      sharingOneSuite('stress', 600),
      sharingOneSuite('e2e', 180),
      sharingOneSuite('bench', 600),
    ],
  },
});
