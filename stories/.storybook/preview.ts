import type {Preview} from '@storybook/web-components-vite';

const preview: Preview = {
  parameters: {
    layout: 'padded',
    a11y: {test: 'error'},
    controls: {expanded: true},
    options: {storySort: {order: ['Guides', 'Elements', 'Decisions']}},
  },
  globalTypes: {
    language: {
      description: 'Language',
      defaultValue: 'fr',
      toolbar: {icon: 'globe', items: ['fr', 'en'], dynamicTitle: true},
    },
  },
  decorators: [
    (story, {globals}) => {
      document.documentElement.lang = String(globals['language'] ?? 'fr');
      return story();
    },
  ],
};

export {preview as default};
