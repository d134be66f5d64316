// The manifest that editors, Storybook and other tools read: attributes, events, slots, parts, custom properties of each element.
export default {
  globs: ['packages/elements/src/**/*.ts'],
  exclude: ['**/*.test.ts'],
  outdir: 'packages/elements/dist',
  litelement: true,
  // The package of the elements names the manifest itself.
  packagejson: false,
};
