/** What may be said of a source, by a form or a program: each value checked, and told in Chinese what it should be. */
import cron from 'node-cron';
import { z } from 'zod';
import { baseUrlFaults, interfaceIn } from '../../catalogue/base-url.ts';
import { ACCESS } from '../../catalogue/fields/access.ts';
import type { Contact, Registration } from '../../catalogue/registration.ts';
import { withoutBidi } from '../../catalogue/text/text.ts';
import { WrongValues } from '../refusals.ts';

/** Where credentials have their place: not in a form. */
const NOT_HERE = '请市馆运维写进设置文件中这个数据源的 auth';

const MOST_COLLECTIONS = 200;
const MOST_CONTACTS = 10;
const MOST_BLACKOUTS = 6;

/** A line of text; what is blank counts as absent. */
const line = (what: string, longest: number) =>
  z
    .string(`${what}应为文字`)
    .transform((value) => withoutBidi(value).replaceAll(/\s+/gu, ' ').trim())
    .refine((value) => value.length <= longest, `${what}最长 ${longest} 个字`);
const optionalLine = (what: string, longest: number) =>
  line(what, longest)
    .nullish()
    .transform((value) => (value === null || value === '' ? undefined : value));
const requiredLine = (what: string, longest: number) =>
  line(what, longest).refine((value) => value !== '', `${what}不能是空的`);

const baseUrl = z
  .string('接口地址应为文字')
  .transform(interfaceIn)
  .superRefine((value, context) => {
    for (const message of value === '' ? ['请填写接口地址'] : baseUrlFaults(value, NOT_HERE))
      context.addIssue({ code: 'custom', message: `接口地址${message}` });
  });

const schedule = line('收割时间', 100).refine(
  (value) => cron.validate(value) && value.split(' ').length === 5,
  '收割时间应为五段 cron 表达式，如 0 2 * * *（每天 2 时，北京时间）',
);

const collection = z.strictObject(
  {
    set: optionalLine('集合的 setSpec', 500),
    name: requiredLine('特色库的名称', 100),
    access: z
      .enum(ACCESS, `获取方式应为 ${ACCESS.join('、')} 之一`)
      .nullish()
      .transform(orUndefined),
    description: optionalLine('特色库的说明', 1_000),
  },
  '特色库只有 set、name、access、description 四项',
);

const time = z
  .string('时刻应为文字')
  .regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, '时刻应写作 08:00 到 23:59 的样子');
const blackout = z
  .strictObject({ from: time, until: time }, '免打扰时段应为 { from, until }')
  .refine(({ from, until }) => from !== until, '免打扰时段的起止不能相同');

const email = z.email('电子邮件的写法不对，应如 name@example.org');
const contact = z.union([
  email.transform((value): Contact => ({ name: value, email: value })),
  z
    .strictObject({
      name: requiredLine('联系人的姓名', 50),
      email: z.preprocess(
        (value) => (value === '' ? undefined : value),
        email.nullish().transform(orUndefined),
      ),
      telephone: optionalLine('联系电话', 50),
      duty: optionalLine('联系人的职责', 50),
    })
    .refine(
      ({ email: mail, telephone }) => mail !== undefined || telephone !== undefined,
      '联系人要有电子邮件或电话',
    ),
]);

function orUndefined<T>(value: T | null | undefined): T | undefined {
  return value ?? undefined;
}

const list = <T extends z.ZodType>(of: T, most: number, what: string) =>
  z.array(of, `${what}应为一个列表`).max(most, `${what}最多 ${most} 个`);

const schema = z
  .strictObject({
    library: requiredLine('馆', 50),
    baseUrl,
    metadataPrefix: line('元数据格式', 100).refine(
      (value) => /^[A-Za-z0-9\-_.!~*'()]+$/.test(value),
      '元数据格式含有 OAI-PMH 不允许的字符，应如 oai_dc',
    ),
    set: optionalLine('集合', 500),
    schedule,
    collections: list(collection, MOST_COLLECTIONS, '特色库'),
    blackout: list(blackout, MOST_BLACKOUTS, '免打扰时段'),
    contacts: list(contact, MOST_CONTACTS, '联系人'),
  })
  .partial();

/** What of a source is said; what is absent stays as it is. */
export type SourceValues = Partial<
  Pick<
    Registration,
    | 'library'
    | 'baseUrl'
    | 'metadataPrefix'
    | 'set'
    | 'schedule'
    | 'collections'
    | 'blackout'
    | 'contacts'
  >
>;

/**
 * @param given JSON, or what a form was read into
 * @throws WrongValues naming every field that is wrong, by its path: `collections.0.name`
 */
export function sourceValuesIn(given: unknown): SourceValues {
  const read = schema.safeParse(given);
  if (read.success) return withoutAbsent(read.data, given);
  const fields: Record<string, string> = {};
  for (const { path, message, code } of read.error.issues) {
    const name = path.length === 0 ? 'body' : path.join('.');
    const isUnknown =
      code === 'unrecognized_keys' || (code === 'invalid_type' && path.length === 0);
    fields[name] ??= isUnknown
      ? `正文应为 JSON 对象，只有 ${Object.keys(schema.shape).join('、')} 各项`
      : code === 'invalid_union'
        ? '联系人应有姓名 name，以及写法正确的电子邮件 email 或电话 telephone'
        : message;
  }
  throw new WrongValues(fields);
}

/** Only what was said; `set: null` says that there is none. */
function withoutAbsent(data: z.infer<typeof schema>, given: unknown): SourceValues {
  const named = new Set(Object.keys(given as object));
  return Object.fromEntries(Object.entries(data).filter(([name]) => named.has(name)));
}
