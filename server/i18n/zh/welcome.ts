/** A one-time address is taken up: Chinese. */

export const welcome = {
  title: '设置密码',
  lead: (name: string, hasSecondStep: boolean): string =>
    `您的用户名是“${name}”。请设置密码，${hasSecondStep ? '再用密码和验证码登录' : '设好就登录了'}。这个地址只能用一次。`,
  passwordSet: '密码已设好。请用它和验证码登录。',
  first: '设立第一位市馆管理员',
  firstLead:
    '这里还没有管理员。请给自己起一个用户名，设置密码；接着会请您设置两步验证。其他人由您邀请，没有预设的账号。',
  name: '用户名',
  nameHint: '登录时用：文字、数字和 . _ - @ ·，不含空格。',
  password: '密码',
  passwordHint:
    '至少 12 个字，可以用汉字。几个不相干的词连起来，比一串怪字符好记也安全；不要用别处用过的密码。',
  again: '再输一次密码',
  differs: '两次输入的密码不一样',
  submit: '设置密码并登录',
  gone: '这个地址已经无效',
  goneHint:
    '一次性地址用过一次、过了期限，或已经换了新的，就打不开了。请市馆管理员再发一个；已设好密码的，请直接登录。',
};
