/**
 * Looks at every regular expression of the product: those written out, and those composed of parts, for which
 * each file is loaded. What could take more than linear time is refused (`linear.ts`), and so is one composed
 * while the program runs, which nobody could look at. What is no danger for a reason stands in `ARGUED` with
 * that reason; what is argued and gone is a fault too.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import ts from 'typescript';
import { superLinear } from './linear.ts';
import type { Pattern } from './linear.ts';

interface Placed extends Pattern {
  readonly file: string;
  readonly line: number;
}

/** By file and the beginning of the pattern. */
const ARGUED: readonly { readonly file: string; readonly begins: string; readonly why: string }[] =
  [
    {
      file: 'catalogue/fields/places.ts',
      begins: '^(?!.*南京市?',
      why: 'Two walks over the text, one after the other: what looks ahead is asked once, at ^.',
    },
    {
      file: 'catalogue/search/facet-values.ts',
      begins: '^\\p{Script=Han}(?: ',
      why: 'Each turn begins with a blank, which no turn has in it.',
    },
    {
      file: 'formats/files/xml-files.ts',
      begins: '<[\\w:.-]+((?:\\s+xmlns',
      why: 'Each turn begins with a blank and ends with a quotation mark; and it never fails, since there may be no turn.',
    },
    {
      file: 'harvesters/compliance/identity.ts',
      begins: '^[\\w\\-.!~*',
      why: 'Each turn begins with a colon, which no turn has in it.',
    },
    {
      file: 'config/source-auth.ts',
      begins: '^(?:host|connection',
      why: 'Three ends to choose from behind ^, of the name of a header in the settings.',
    },
    {
      file: 'config/secrets.ts',
      begins: '\\/\\/.*@',
      why: 'One value of the settings file of the operator; what does not hold // is passed over.',
    },
    {
      file: 'config/secrets.ts',
      begins: '["\'“]?([^"',
      why: 'The settings file of the operator, before the one place at fault.',
    },
    { file: 'server/assets.ts', begins: '\\/\\*.*?', why: 'Our own stylesheets, at start.' },
  ];

const ROOMS = [
  'catalogue',
  'acquisitions',
  'desk',
  'formats',
  'harvesters',
  'mail',
  'stores',
  'server',
  'config',
];
/** Files that begin to work when they are loaded. */
const STARTS = /(?:^|[/-])(?:main|portal|thread)\.ts$/u;

const listed = ['ls-files', '--cached', '--others', '--exclude-standard', '--', ...ROOMS];
const files = execFileSync('git', listed, { encoding: 'utf8' })
  .split('\n')
  .filter((file) => file.endsWith('.ts'));

const faults: string[] = [];
const written = files.flatMap(literalsIn);
const patterns = distinct([...written, ...(await composedPatterns())]);
const needed = new Set<object>();
for (const [pattern, fault] of superLinear(patterns)) {
  const argument = ARGUED.find(
    ({ file, begins }) => file === pattern.file && pattern.source.startsWith(begins),
  );
  if (argument !== undefined) needed.add(argument);
  else faults.push(`${pattern.file}:${pattern.line}: ${fault}\n    /${pattern.source}/`);
}
for (const argument of ARGUED)
  if (!needed.has(argument))
    faults.push(`${argument.file}: argued for nothing: ${argument.begins}`);
for (const fault of faults) console.error(fault);
if (faults.length > 0) console.error(`${faults.length} of ${patterns.length} regular expressions`);
process.exit(faults.length === 0 ? 0 : 1);

function literalsIn(file: string): Placed[] {
  const text = readFileSync(file, 'utf8');
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.ESNext, true);
  const found: Placed[] = [];
  const visit = (node: ts.Node, isInside: boolean): void => {
    const line = (): number => source.getLineAndCharacterOfPosition(node.getStart()).line + 1;
    if (ts.isRegularExpressionLiteral(node)) {
      const end = node.text.lastIndexOf('/');
      const flags = node.text.slice(end + 1);
      found.push({ file, line: line(), source: node.text.slice(1, end), flags });
    }
    const isComposed =
      (ts.isNewExpression(node) || ts.isCallExpression(node)) &&
      node.expression.getText() === 'RegExp';
    if (isComposed && (isInside || STARTS.test(file)))
      faults.push(`${file}:${line()}: a pattern is composed while the program runs`);
    const isFunction = ts.isFunctionLike(node);
    ts.forEachChild(node, (child) => visit(child, isInside || isFunction));
  };
  visit(source, false);
  return found;
}

/** Loads every file, and keeps what patterns its modules compose. */
async function composedPatterns(): Promise<Placed[]> {
  const found: Placed[] = [];
  const root = pathToFileURL(`${process.cwd()}/`).href;
  globalThis.RegExp = new Proxy(RegExp, {
    construct(target, given: [string | RegExp, string?], newTarget) {
      const made = Reflect.construct(target, given, newTarget) as RegExp;
      const caller = new Error().stack?.split('\n')[2] ?? '';
      const [file = '', line = ''] = caller.slice(caller.indexOf(root) + root.length).split(':');
      if (caller.includes(root) && ROOMS.some((room) => file.startsWith(`${room}/`)))
        found.push({ file, line: Number(line), source: made.source, flags: made.flags });
      return made;
    },
  });
  for (const file of files) if (!STARTS.test(file)) await import(path.resolve(file));
  return found;
}

function distinct(all: readonly Placed[]): Placed[] {
  return [...new Map(all.map((one) => [`${one.source}/${one.flags}`, one])).values()];
}
