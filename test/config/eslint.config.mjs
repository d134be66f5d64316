import js from '@eslint/js';
import {defineConfig} from 'eslint/config';
import lit from 'eslint-plugin-lit';
import litA11y from 'eslint-plugin-lit-a11y';
import wc from 'eslint-plugin-wc';
import tseslint from 'typescript-eslint';
import {fileURLToPath} from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Which sibling packages a package may import; the direction of the house. */
const mayImport = {
  credentials: [],
  recognition: ['credentials'],
  sdk: ['recognition'],
  elements: ['credentials', 'recognition', 'sdk'],
  server: ['credentials', 'recognition'],
  connectors: ['credentials', 'recognition'],
  cli: ['credentials', 'recognition', 'sdk', 'elements', 'server', 'connectors'],
};

const borders = Object.entries(mayImport).map(([name, allowed]) => ({
  files: [`packages/${name}/src/**/*.ts`],
  ignores: ['**/*.test.ts'],
  rules: {
    'no-restricted-imports': [
      'error',
      {
        patterns: Object.keys(mayImport)
          .filter((other) => !allowed.includes(other))
          .map((other) => ({
            regex: `^@pepites/${other}(/|$)`,
            message: `packages/${name} may not import ${other}.`,
          })),
      },
    ],
  },
}));

export default defineConfig(
  // Generated code is judged by the test that generates it again, and by what it is generated from.
  {ignores: ['**/dist/**', 'out/**', 'data/**', 'node_modules/**', '**/*.generated.ts']},
  js.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [...tseslint.configs.strictTypeChecked],
    languageOptions: {
      parserOptions: {
        project: ['packages/*/tsconfig.json', 'test/tsconfig.json'],
        tsconfigRootDir: root,
      },
    },
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', {allowNumber: true}],
      // A function that is asynchronous by its port may have nothing to wait for.
      '@typescript-eslint/require-await': 'off',
      // `() => this.#act()` in a template is as clear as with braces.
      '@typescript-eslint/no-confusing-void-expression': ['error', {ignoreArrowShorthand: true}],
      '@typescript-eslint/consistent-type-imports': ['error', {disallowTypeAnnotations: false}],
      '@typescript-eslint/no-unused-vars': [
        'error',
        {varsIgnorePattern: '^_', argsIgnorePattern: '^_', destructuredArrayIgnorePattern: '^_'},
      ],
      // Types of untyped dependencies must follow a source file into other projects.
      '@typescript-eslint/triple-slash-reference': ['error', {path: 'always', types: 'never', lib: 'never'}],
      'max-lines': ['error', {max: 400, skipBlankLines: true, skipComments: true}],
      'no-console': 'error',
    },
  },
  {
    files: ['**/*.test.ts', 'test/**/*.ts', 'demo/**/*.ts', 'stories/**/*.ts'],
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      // `describe` and `it` of node:test return promises that nobody waits for.
      '@typescript-eslint/no-floating-promises': 'off',
      '@typescript-eslint/no-unused-expressions': 'off',
      'no-console': 'off',
    },
  },
  {
    files: ['packages/elements/src/**/*.ts'],
    extends: [lit.configs['flat/recommended'], wc.configs['flat/recommended']],
    plugins: {'lit-a11y': litA11y},
    rules: {...litA11y.configs.recommended.rules},
  },
  {
    files: ['**/*.{js,mjs}'],
    languageOptions: {
      globals: {
        process: 'readonly',
        console: 'readonly',
        URL: 'readonly',
        document: 'readonly',
        customElements: 'readonly',
        fetch: 'readonly',
      },
    },
  },
  {
    files: ['demo/course/pages/*.js'],
    languageOptions: {
      globals: Object.fromEntries(
        ['FormData', 'TextEncoder', 'URLSearchParams', 'btoa', 'crypto', 'location', 'sessionStorage'].map(
          (name) => [name, 'readonly'],
        ),
      ),
    },
  },
  {
    files: ['packages/server/browser/**/*.js'],
    languageOptions: {
      globals: Object.fromEntries(
        [
          'AbortSignal',
          'Blob',
          'DOMException',
          'Event',
          'Headers',
          'HTMLButtonElement',
          'HTMLFormElement',
          'HTMLTemplateElement',
          'Intl',
          'Node',
          'URLSearchParams',
          'atob',
          'btoa',
          'history',
          'location',
          'navigator',
          'setTimeout',
          'window',
        ].map((name) => [name, 'readonly']),
      ),
    },
  },
  ...borders,
);
