import type {StorybookConfig} from '@storybook/web-components-vite';
import {mergeConfig} from 'vite';

const config: StorybookConfig = {
  stories: ['../*.stories.ts', '../docs/**/*.mdx'],
  addons: ['@storybook/addon-docs', '@storybook/addon-a11y'],
  framework: '@storybook/web-components-vite',
  core: {disableTelemetry: true},
  viteFinal: (vite) =>
    mergeConfig(vite, {
      resolve: {conditions: ['source', 'browser', 'module', 'import', 'default']},
      build: {chunkSizeWarningLimit: 4000},
    }),
};

export {config as default};
