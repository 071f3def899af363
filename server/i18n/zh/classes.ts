/** What classes are called: Chinese, the language in which the search knows them. */
export { className } from '../../../catalogue/fields/classification.ts';
