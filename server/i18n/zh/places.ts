/** What places are called: Chinese, the language in which the search knows them. */
export { placeName } from '../../../catalogue/fields/places.ts';
