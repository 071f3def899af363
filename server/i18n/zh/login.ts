/** Where somebody signs in: Chinese. */

export const login = {
  title: '登录',
  name: '用户名',
  password: '密码',
  code: '验证码',
  codeHint: '开启了两步验证的账号必填：手机上显示的六位数字，或一个恢复码。',
  submit: '登录',
  forgotten: '忘了密码，或手机不在身边：请市馆管理员重设，他会给您一个一次性地址。',
  refused: '用户名、密码或验证码不对。开启了两步验证的账号，三项都要填。',
  wait: (seconds: number): string => `登录失败的次数太多，请等 ${seconds} 秒再试；这一次没有核对。`,
  signedOut: '您已退出。',
};
