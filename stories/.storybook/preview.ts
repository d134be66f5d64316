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
    (story, {globals, viewMode}) => {
      document.documentElement.lang = String(globals['language'] ?? 'fr');
      if (viewMode === 'story') followSystem();
      return story();
    },
  ],
};

/** A page of the person's own scheme, as the pages are that elements stand on. The guides are light. */
function followSystem(): void {
  document.documentElement.style.colorScheme = 'light dark';
  Object.assign(document.body.style, {
    background: 'Canvas',
    color: 'CanvasText',
    fontFamily: 'system-ui, sans-serif',
  });
}

export {preview as default};
