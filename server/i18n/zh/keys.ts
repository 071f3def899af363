/** Keys for scripts: Chinese. */

export const keys = {
  title: '程序密钥',
  lead: '程序凭密钥使用接口（Authorization: Bearer …）。一个程序一个密钥，不用了就停用。',
  name: '名称',
  nameHint: '谁用、做什么用，供以后辨认。',
  days: '有效天数',
  daysHint: '1 到 3650。',
  id: '编号',
  standing: '状态',
  until: '有效期至',
  used: '最近使用',
  never: '没有用过',
  add: '发放密钥',
  revoke: '停用',
  revoked: (name: string): string => `密钥“${name}”已停用。`,
  made: '新的密钥',
  madeLead: '请现在存好：全文只显示这一次，离开本页就再也看不到了。',
  back: '回到密钥列表',
  empty: '还没有发放过密钥。',
};
