import type {Plugin} from 'rollup';

export declare function compactCss(css: string): string;
export declare function compactStyles(code: string): string;
export declare const withCompactStyles: () => Plugin;
