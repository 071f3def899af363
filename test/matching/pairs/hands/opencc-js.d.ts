/** The package has no types of its own; only this of it is used. */
declare module 'opencc-js' {
  export function Converter(options: { from: string; to: string }): (text: string) => string;
}
