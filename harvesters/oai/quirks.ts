/**
 * Odd behaviours of repositories that a harvest finds out and remembers in the source's profile, so that
 * the next one does not run into them again. Each says what is done about it, and where it was seen.
 */
export const QUIRKS = {
  /**
   * Identify says seconds, yet a list refuses them with badArgument (dataverse#11020, pyoai#29): days
   * are asked for instead.
   */
  'days-only': '接口自称支持到秒，实际只接受日期，已改用日期',
  /**
   * A `from` before the earliest datestamp is refused (dataverse#9309): asked for without, and known
   * records cost nothing.
   */
  'from-refused': '接口不接受起始时间，已改为不带起始时间',
  /**
   * One day asked for brings nothing, two days do (DSpace, ilri#63; pkp-lib#6807): windows end a day later.
   */
  'single-day-empty': '接口按单日查询时什么也不给，已把每段多问一天',
  /** `from` is not heeded (dataverse.harvard.edu#243): all comes each time, and what is unchanged costs little. */
  'not-incremental': '接口不理会起始时间，每次都给出全部记录；没有变的不会重新处理',
} as const;

export type Quirk = keyof typeof QUIRKS;
