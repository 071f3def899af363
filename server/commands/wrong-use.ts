/**
 * Says in Chinese how a command was called wrongly, and what was wanted. Commander gives a code and an
 * English sentence, from which the words that the person wrote are taken.
 */
import type { Argument, Command as Program } from 'commander';
import { shownWord } from '../../catalogue/address.ts';
import { nearestName } from '../../catalogue/text/edit-distance.ts';

/** A value that its declaration refused; the message is Chinese already. */
export const WRONG_VALUE = 'portal.wrongValue';

/** How a command is called: `npm run portal -- runs [选项] [source]`. */
export function usageLine(program: Program): string {
  const options = program.options.length > 0 ? ['[选项]'] : [];
  const commands = program.commands.length > 0 ? ['<命令>'] : [];
  return [
    'npm run portal --',
    ...wordsOf(program),
    ...options,
    ...commands,
    ...argumentsOf(program),
  ].join(' ');
}

/** `export records`; none for the program itself. */
export function wordsOf(program: Program): readonly string[] {
  return program.parent === null ? [] : [...wordsOf(program.parent), program.name()];
}

/** `<file>`, `[source...]` */
export function argumentsOf({ registeredArguments }: Program): readonly string[] {
  return registeredArguments.map(shown);
}

/**
 * @param code of commander's error, or `WRONG_VALUE`
 * @param message of commander's error
 */
export function wrongUse(program: Program, code: string, message: string): string {
  return `${sentence(program, code, message)}\n${wayOut(program)}`;
}

function sentence(program: Program, code: string, message: string): string {
  const [line = ''] = message.split('\n');
  const word = line.slice(line.indexOf("'") + 1, Math.max(0, line.lastIndexOf("'")));
  switch (code) {
    case 'commander.unknownCommand':
      return `没有命令“${[...wordsOf(program), shownWord(word)].join(' ')}”${perhaps(word, commandNames(program))}`;
    case 'commander.unknownOption':
      return `${nameOf(program)} 没有选项“${word.replace(/=.*/s, '=…')}”${perhaps(word, longOptions(program))}`;
    case 'commander.missingArgument': {
      const argument = program.registeredArguments.find((wanted) => wanted.name() === word);
      return argument === undefined
        ? `缺少 ${word}。`
        : `缺少 ${shown(argument)}：${argument.description}。`;
    }
    case 'commander.optionMissingArgument': {
      const option = program.options.find(({ flags }) => flags === word);
      return `选项 ${word} 后面缺少值：${option?.description ?? ''}。`;
    }
    case 'commander.excessArguments': {
      const wanted = program.registeredArguments.length;
      const more = program.args.slice(wanted).map((arg) => `“${shownWord(arg)}”`);
      return `${nameOf(program)} ${wanted === 0 ? '不要参数' : `至多要 ${wanted} 个参数`}，多出 ${more.join('、')}。`;
    }
    default:
      return message;
  }
}

function nameOf(program: Program): string {
  return wordsOf(program).join(' ') || 'npm run portal --';
}

/** What was probably meant. */
function perhaps(word: string, known: readonly string[]): string {
  const near = nearestName(word, known);
  return near === undefined ? '。' : `，是不是 ${near}？`;
}

function commandNames({ commands }: Program): readonly string[] {
  return [...commands.map((command) => command.name()), 'help'];
}

function longOptions({ options }: Program): readonly string[] {
  return [...options.map(({ long, flags }) => long ?? flags), '--help'];
}

function wayOut(program: Program): string {
  if (program.commands.length === 0) return `用法：${usageLine(program)}（--help 查看说明）`;
  const words = ['npm run portal --', ...wordsOf(program), '--help'].join(' ');
  return `（用 ${words} 查看全部命令）`;
}

function shown(argument: Argument): string {
  const name = `${argument.name()}${argument.variadic ? '...' : ''}`;
  return argument.required ? `<${name}>` : `[${name}]`;
}
