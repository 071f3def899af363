/**
 * The command line as a whole: makes commander's program out of the declarations, with help and
 * sentences about wrong use in Chinese, and runs the one command that was asked for.
 */
import { Argument, Command as Program, CommanderError, Option } from 'commander';
import type { HelpConfiguration } from 'commander';
import { PortalError, messageOf } from '../../catalogue/errors.ts';
import { COMMANDS, GROUPS } from './all.ts';
import { WrongValue } from './command.ts';
import type { Command, Raw, Status } from './command.ts';
import { outliveReaders } from './output.ts';
import { workplaceOf } from './workplace.ts';
import type { Entrance } from './workplace.ts';
import { WRONG_VALUE, argumentsOf, usageLine, wordsOf, wrongUse } from './wrong-use.ts';

/**
 * @param argv arguments alone, without interpreter and file
 * @returns exit status
 */
export async function runCommandLine(argv: readonly string[], entrance: Entrance): Promise<Status> {
  let status: Status = 0;
  outliveReaders();
  const program = programOf(COMMANDS, entrance, (ended) => (status = ended));
  try {
    await program.parseAsync(argv, { from: 'user' });
    return status;
  } catch (error) {
    // Commander has said what was wrong; help is no fault.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    process.stderr.write(
      `${error instanceof PortalError ? error.message : `程序内部错误：${messageOf(error)}`}\n`,
    );
    return 1;
  }
}

function programOf(
  commands: readonly Command[],
  entrance: Entrance,
  ended: (status: Status) => void,
): Program {
  const program: Program = new ChineseProgram('portal')
    .description('南京共享图书馆 · 地方文献联合检索平台')
    .exitOverride()
    .helpOption('-h, --help', '显示帮助')
    .showSuggestionAfterError(false)
    .configureHelp(HELP);
  const groups = new Map<string, Program>();
  for (const command of commands) {
    const [first = '', second] = command.name.split(' ');
    let parent = program;
    if (second !== undefined) {
      parent = groups.get(first) ?? program.command(first).description(GROUPS[first] ?? '');
      groups.set(first, parent);
    }
    declare(parent.command(second ?? first), command, entrance, ended);
  }
  return program;
}

/** Makes one declared command a subcommand of commander's; the values it gets are handed on by key. */
function declare(
  program: Program,
  { summary, takes, call }: Command,
  entrance: Entrance,
  ended: (status: Status) => void,
): void {
  program.description(summary);
  const raw = new Map<string, () => Raw>();
  for (const [key, { flags, what, preset }] of Object.entries(takes)) {
    if (!flags.startsWith('-')) {
      const place = program.registeredArguments.length;
      program.addArgument(new Argument(flags, what));
      raw.set(key, () => program.processedArgs[place] as Raw);
      continue;
    }
    const option = new Option(flags, preset === undefined ? what : `${what}（默认 ${preset}）`);
    program.addOption(option);
    raw.set(key, () => {
      const given = program.getOptionValue(option.attributeName()) as Raw;
      return option.negate ? given === false : given;
    });
  }
  program.action(async () => {
    try {
      ended(
        await call(
          (key) => raw.get(key)?.(),
          (changes, json) => workplaceOf(entrance, changes, json),
        ),
      );
    } catch (error) {
      if (!(error instanceof WrongValue)) throw error;
      program.error(error.message, { code: WRONG_VALUE });
    }
  });
}

/** A program whose faults are told in Chinese; groups and commands are of this class as well. */
class ChineseProgram extends Program {
  override createCommand(name?: string): Program {
    return new ChineseProgram(name);
  }

  override error(message: string, options: { exitCode?: number; code?: string } = {}): never {
    return super.error(wrongUse(this, options.code ?? '', message), options);
  }
}

const TITLES: Readonly<Record<string, string>> = {
  'Usage:': '用法：',
  'Arguments:': '参数：',
  'Options:': '选项：',
  'Commands:': '命令：',
};

const HELP: HelpConfiguration = {
  styleTitle: (title) => TITLES[title] ?? title,
  commandUsage: usageLine,
  // Commands of a group stand in the list under both their words.
  visibleCommands: (program) =>
    program.commands.flatMap((one) => (one.commands.length > 0 ? one.commands : [one])),
  subcommandTerm: (program) => [...wordsOf(program), ...argumentsOf(program)].join(' '),
  displayWidth: (text) => Array.from(text).reduce((width, one) => width + columns(one), 0),
};

/** Chinese characters and full-width marks take two columns of a terminal. */
function columns(character: string): number {
  return /[\u1100-\u115F\u2E80-\uFFDC\uFFE0-\uFFE6\u{20000}-\u{3FFFD}]/u.test(character) ? 2 : 1;
}
