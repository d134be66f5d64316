/** Defines `<badge-catalog>`. */
import {define} from '../base/define.js';
import {BadgeCatalogElement} from './badge-catalog.element.js';

define('badge-catalog', BadgeCatalogElement);
