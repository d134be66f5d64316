import type {Command} from '../command.js';
export const applyCommand: Command = {summary: 'x', usage: 'x', run: async () => 0};
