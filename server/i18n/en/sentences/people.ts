/** Accounts, keys, pages of libraries, and what is mailed: `desk/people/`, `desk/keys.ts`, `desk/library-pages/`, `mail/`. */
import type { Sentences } from '../../said.ts';

const accounts: Sentences = {
  '有效天数 days 应为 1 到 {0} 的整数': 'The days (days) should be a whole number from 1 to {0}',
  '没有这个编号的密钥；key list 列出全部。': 'There is no key of this id; key list shows all.',
  '密钥 {0}（{1}）早已停用。': 'Key {0} ({1}) was revoked already.',
  '只有市馆管理员或本机的命令行可以发放和停用密钥。':
    'Keys are given out and revoked by administrators of the city library, or on the command line of this machine.',
  '名称 name 不能是空的': 'The name is needed',
  '名称 name 最长 {0} 个字': 'The name is {0} characters at most',
  '角色 {0} 管全市，不属于哪个馆：请不选所属馆（library 不写）':
    'The role {0} is of the whole city: choose no library (leave library out)',
  '角色 {0} 属于一个馆：请选所属馆（library 写馆的代码）':
    'The role {0} is of one library: choose it (library is its code)',
  '没有代码为“{0}”的馆，现有：{1}': 'No library has the code “{0}”; there are {1}',
  '已有名为“{0}”的用户（不分大小写）': 'There is a user named “{0}” already (in capitals or not)',
  '用户“{0}”早已停用。': 'User “{0}” is disabled already.',
  '不能停用自己的账号；请另一位市馆管理员来做。':
    'You cannot disable your own account; another administrator has to.',
  '用户“{0}”没有停用。': 'User “{0}” is not disabled.',
  '用户“{0}”已停用；请先启用，再重设密码。':
    'User “{0}” is disabled; enable it first, then reset the password.',
  '重设不能用于自己的账号；改密码和两步验证请到“我的账号”。':
    'You cannot reset your own account; change password and second step in “My account”.',
  '用户名 name 用文字、数字和 . _ - @ · 组成，以文字或数字开头，最长 60 个字，不含空格':
    'The name has letters, digits and . _ - @ ·, begins with a letter or digit, and is 60 characters at most, without blanks',
  '电子邮件地址 email 写法不对': 'The e-mail address (email) is malformed',
  '应为一个电子邮件地址，如 name@library.example，不带姓名和尖括号':
    'should be an e-mail address such as name@library.example, without a name or angle brackets',
  '没有这个用户；user list 列出全部。': 'There is no such user; user list shows all.',
  '没有名为“{0}”的用户；user list 列出全部。': 'There is no user named “{0}”; user list shows all.',
  '没有这个用户。': 'There is no such user.',
  '用户“{0}”刚刚被别人改动，请看过现状再试。':
    'Somebody has just changed user “{0}”; see how it is, then try again.',
  '“{0}”是最后一位能登录的市馆管理员；请先添加另一位，待其登录后再改。':
    '“{0}” is the last administrator who can sign in; add another first, and wait until they have signed in.',
  '只有市馆管理员或本机的命令行可以管理账号。':
    'Accounts are kept by administrators of the city library, or on the command line of this machine.',
  请重新设置您的密码: 'Please set your password anew',
  邀请您使用南京共享图书馆工作台: 'You are invited to the desk of the Nanjing Shared Library',
  '用户“{0}”的密码已由管理员重设，原来的密码不能再用，已登录的都已退出。':
    'The password of user “{0}” was reset by an administrator; the former one no longer holds, and all its sessions have ended.',
  '管理员为您建立了用户“{0}”，用来登录南京共享图书馆工作台。':
    'An administrator made the user “{0}” for you, to sign in at the desk of the Nanjing Shared Library.',
  '请打开下面的网址设置密码。网址只能用一次，{0}（北京时间）以前有效；请不要转给别人。':
    'Open the address below to set a password. It works once, until {0} (Beijing time); do not pass it on.',
  '不是您要的，请不必理会，并告诉市馆管理员。':
    'If you did not ask for it, ignore this and tell the administrator of the city library.',
  '两步验证已经开启。': 'The second step is on already.',
  '密钥不完整，请重新打开本页再试': 'The secret is incomplete; open this page again',
  '验证码不对：请输入手机上现在显示的六位数字；若仍然不对，请检查手机的时间是否准确':
    'The code is wrong: enter the six digits that the telephone shows now; if it stays wrong, check the clock of the telephone',
  '管全市的账号必须有两步验证，不能关闭；换手机请另一位市馆管理员重设。':
    'Accounts of the whole city need the second step and cannot switch it off; for a new telephone have another administrator reset it.',
  '两步验证没有开启。': 'The second step is off.',
  '两步验证没有开启，用不着恢复码。':
    'The second step is off; there is no need for recovery codes.',
  '只有登录的用户有自己的账号。': 'Only who is signed in has an account.',
  '输错的次数太多，请等 {0} 秒再试；这一次没有核对':
    'Too many wrong tries; wait {0} seconds. This one was not checked',
  现在的密码不对: 'The present password is wrong',
  '您的账号刚刚在别处改动，请看过现状再试。':
    'Your account has just been changed elsewhere; see how it is, then try again.',
  '密码太短，至少 {0} 个字；几个不相干的词连起来就很好':
    'The password is too short: {0} characters at least; a few words that have nothing to do with each other are good',
  '密码太长，最多 {0} 个字': 'The password is too long: {0} characters at most',
  '这个密码太常见，容易被猜到：除了常用的词、相邻的键、年份和生日、电话号码、重复的字，几乎没有别的；请换几个不相干的词连起来':
    'This password is too common and easily guessed: there is hardly more in it than words of every day, neighbouring keys, years and birthdays, telephone numbers and repetitions; take a few words that have nothing to do with each other',
  '密码里除了自己的用户名、邮箱或馆名，几乎没有别的；请换几个不相干的词连起来':
    'There is hardly more than your own name, mail address or library in the password; take a few words that have nothing to do with each other',
  '没有这个登录会话，或已经结束。': 'There is no such session, or it has ended.',
  '这个一次性地址无效：用过了、过期了，或已经换了新的。请市馆管理员再发一个。':
    'This one-time address is not valid: used, expired, or replaced by another. Ask the administrator of the city library for a new one.',
};

const libraryPages: Sentences = {
  '没有改动，内容和最近保存的一样': 'Nothing has changed; it is what was saved last',
  请写明要发布哪一版: 'Say which version is to be published',
  '本馆主页没有第 {0} 版。': 'The page of the library has no version {0}.',
  '第 {0} 版已经发布，读者看到的就是它。': 'Version {0} is published already; readers see it.',
  '内容和最近保存的一样，不必恢复。': 'It is what was saved last; there is nothing to restore.',
  '没有这个馆。': 'There is no such library.',
  '只有本馆馆员和市馆管理员可以改馆的主页。':
    'The page of a library is changed by its librarians and administrators of the city library alone.',
  '别人刚刚保存了新的一版，您的没有保存；请看过再改。':
    'Somebody has just saved another version, and yours was not saved; see it first.',
  '{0}已保存了第 {1} 版，您的没有保存；请看过再改。':
    '{0} has saved version {1}, and yours was not saved; see it first.',
  '看不懂，应写成 9:00-17:30，几段用逗号分开，闭馆留空':
    'is not understood; write 9:00-17:30, several spans with commas, nothing for closed',
  '没有这样的时刻，应在 0:00 到 24:00 之间':
    'has a time that there is not; times are from 0:00 to 24:00',
  '结束应晚于开始；过了半夜的不能写在一天里':
    'ends before it begins; what passes midnight is of two days',
  两段时间重叠: 'has spans that overlap',
  '一天最多 {0} 段': 'has more than {0} spans in a day',
  '最多 {0} 条，请删去已经过去的': '{0} at most; remove those that are past',
  '应为日期，如 2026-10-01': 'should be a date such as 2026-10-01',
  '应为日期，如 2026-10-07': 'should be a date such as 2026-10-07',
  不能早于开始的日期: 'must not be before the first day',
  '一条最长 {0} 天': '{0} days at most',
  '请写名称，如 国庆节': 'Give it a name, such as National Day',
  '电话应由数字、空格、横线、括号组成，如 025-8888 0000 转 12':
    'A telephone number has digits, blanks, dashes and brackets, such as 025-8888 0000',
  '应为 http:// 或 https:// 开头的完整网址，不带用户名和密码':
    'should be a whole address beginning with http:// or https://, without user and password',
  '花括号里只能是 {0}，得到 {{1}}': 'in braces there can be {0} alone, and there is {{1}}',
  '应含 {isbn} 或 {title}，如 https://opac.example/search?isbn={isbn}':
    'should have {isbn} or {title} in it, as https://opac.example/search?isbn={isbn}',
  花括号不能在主机名里: 'braces cannot be in the host name',
  '联系人最多 {0} 位': '{0} contacts at most',
  '请写明负责什么，如 地方文献咨询': 'Say what they look after, such as local history enquiries',
  电话和电子邮件至少写一个: 'Give a telephone or an e-mail address',
  '请用一句话写出图片里有什么，看不见图片的读者靠它':
    'Say in a sentence what the picture shows, for readers who do not see it',
  '特色库最多 {0} 个': '{0} collections at most',
  请写特色库的名称: 'Give the collection a name',
  这个特色库已经有了: 'This collection is there already',
  '没有这个特色库。': 'There is no such collection.',
  '编号应由小写字母、数字和连字符组成': 'The id has small letters, digits and hyphens',
  '请写检索条件，或粘贴检索结果页的网址': 'Give a query, or paste the address of a page of results',
  '检索条件最长 {0} 个字符': 'The query is {0} characters at most',
  请选本馆的一个数据源: 'Choose a source of your library',
  "应为集合的 setSpec，如 local:photo，只有字母、数字、冒号和 -_.!~*'()":
    "should be a setSpec such as local:photo: letters, digits, colons and -_.!~*'() alone",
  '应为 {0} 之一，或不填': 'should be one of {0}, or nothing',
};

const letters: Sentences = {
  正常: 'well',
  部分异常: 'partly faulty',
  收割待核准: 'waiting for a decision',
  收割中断: 'broken',
  '{0}数据源 {1} 已恢复正常': '{0}: source {1} is well again',
  '{0}数据源 {1} 近来反复变化': '{0}: source {1} keeps changing',
  '{0}数据源 {1} 已稳定：{2}': '{0}: source {1} has settled: {2}',
  '{0}数据源 {1} {2}，{3} 天无人回应': '{0}: source {1} is {2}, and nobody answered for {3} days',
  '{0}数据源 {1} 现在是“{2}”。': '{0}: source {1} is now {2}.',
  '{0}数据源 {1} 由“{2}”变为“{3}”。': '{0}: source {1} was {2} and is now {3}.',
  '{0}数据源 {1} 一周内已变化 {2} 次，现在是“{3}”。在它稳定三天以前，不再逐次发消息；网页上随时可以看到现状。':
    '{0}: source {1} changed {2} times in a week and is now {3}. Until it has been steady for three days no change is told one by one; the pages always show how it is.',
  '{0}数据源 {1} 已有三天没有变化，现在是“{2}”。此后有变化照常发消息。':
    '{0}: source {1} has not changed for three days and is now {2}. Changes are told again as usual.',
  '{0}数据源 {1} 从{2}起不正常，已告知该馆，至今没有人点“已知悉”，也没有恢复。':
    '{0}: source {1} has not been well since {2}; the library was told, nobody there has marked it as seen, and it is not well again.',
  '{0}数据源 {1} 正常': '{0}: source {1} is well',
  '{0}数据源 {1} 部分异常': '{0}: source {1} is partly faulty',
  '{0}数据源 {1} 收割待核准': '{0}: source {1} waits for a decision',
  '{0}数据源 {1} 收割中断': '{0}: source {1} is broken',
  '{0}数据源 {1}': '{0}: source {1}',
  '{0} 已恢复正常': '{0} is well again',
  '{0} 近来反复变化': '{0} keeps changing',
  '{0} 已稳定：{1}': '{0} has settled: {1}',
  '{0}，{1} 天无人回应': '{0}, and nobody answered for {1} days',
  '{0} 现在是“{1}”。': '{0} is now {1}.',
  '{0} 由“{1}”变为“{2}”。': '{0} was {1} and is now {2}.',
  '{0} 一周内已变化 {1} 次，现在是“{2}”。在它稳定三天以前，不再逐次发消息；网页上随时可以看到现状。':
    '{0} changed {1} times in a week and is now {2}. Until it has been steady for three days no change is told one by one; the pages always show how it is.',
  '{0} 已有三天没有变化，现在是“{1}”。此后有变化照常发消息。':
    '{0} has not changed for three days and is now {1}. Changes are told again as usual.',
  '{0} 从{1}起不正常，已告知该馆，至今没有人点“已知悉”，也没有恢复。':
    '{0} has not been well since {1}; the library was told, nobody there has marked it as seen, and it is not well again.',
  '现在的情况：{0}': 'How it is: {0}',
  '问题：{0}': 'What is wrong: {0}',
  现在的情况: 'How it is',
  问题: 'What is wrong',
  '从何时起：{0}（北京时间）': 'Since when: {0} (Beijing time)',
  '最近一次成功收割：{0}': 'The last good harvest: {0}',
  还没有过: 'none yet',
  '读者看到什么：{0}': 'What readers see: {0}',
  '{0}年{1}月{2}日 {3}': '{0}-{1}-{2} {3}',
  '{0}年{1}月{2}日': '{0}-{1}-{2}',
  '{0} 条记录，与对方一致。': '{0} records, as the repository has them.',
  '这个数据源还没有可以检索的记录。': 'no record of this source can be searched yet.',
  '已收到的 {0} 条记录可以检索，其余还没有。':
    'the {0} records that came can be searched, the others are not there yet.',
  '先前收到的 {0} 条记录照常可以检索': 'the {0} records that came before can be searched as ever',
  '此后新增、修改的还看不到，对方删除的也还在。':
    'what was added or changed since is not seen yet, and what was deleted is still there.',
  '等候核准的改动和删除，核准以前读者看不到。':
    'changes and deletions that wait are not seen before they are approved.',
  '缺的那一部分还看不到。': 'the part that is lacking is not seen yet.',
  '{0}；此后新增、修改的还看不到，对方删除的也还在。':
    '{0}; what was added or changed since is not seen yet, and what was deleted is still there.',
  '{0}；等候核准的改动和删除，核准以前读者看不到。':
    '{0}; changes and deletions that wait are not seen before they are approved.',
  '{0}；缺的那一部分还看不到。': '{0}; the part that is lacking is not seen yet.',
  '请与该馆联系，或打开下面的网页处理。': 'Get in touch with the library, or open the page below.',
  '请打开下面的网页查看原因和办法。已经在处理的，请在“消息”里点“已知悉”；{0} 天内没有人回应，也没有恢复，会告知市馆管理员。':
    'Open the page below for the reason and the way out. If it is in hand, mark it as seen in “Messages”; if nobody answers within {0} days and it is not well again, the administrator of the city library is told.',
};

const reasons: Sentences = {
  '还没有收割过。': 'Never harvested so far.',
  '第一次收割正在进行。': 'The first harvest is under way.',
  '已暂停，不按时收割。': 'Paused: not harvested on schedule.',
  '已停用，记录保留，不再收割。': 'Retired: its records stay, it is harvested no more.',
  '已连续失败 {0} 次：{1}': 'Failed {0} times in a row: {1}',
  '已连续失败 {0} 次': 'Failed {0} times in a row',
  '最近一次收割失败：{0}': 'The last harvest failed: {0}',
  最近一次收割失败: 'The last harvest failed',
  '最近一次收割没有做完：{0}': 'The last harvest was not finished: {0}',
  '有一次收割等您核准：{0}': 'A harvest waits for your decision: {0}',
  '最近一次收割不完整：{0}': 'The last harvest is incomplete: {0}',
  '隔离区有 {0} 条记录没有入库。': '{0} records are in quarantine and not stored.',
  '对方能够应答，但现在一条记录也没有。': 'The repository answers, but has no record at present.',
  '按安排早该收割，已有 {0} 天没有一次成功。': 'Due long ago: no good run for {0} days.',
  '沉寂：已有 {0} 天没有任何新增、修改或删除，而此前最长只隔 {1} 天；请问一问对方是否停止了更新。':
    'Quiet: nothing new, changed or deleted for {0} days, and never more than {1} before. Ask its keeper whether it is still fed.',
  '最近一次收割没有变化。': 'The last harvest found nothing changed.',
  '最近一次收割没有变化；上次有变化是{0}。':
    'The last harvest found nothing changed; the last change came {0}.',
  今天: 'today',
  ' {0} 天前': '{0} days ago',
  '{0} 天前': '{0} days ago',
  '最近一次收割：新增 {0}，修改 {1}，删除 {2}。':
    'The last harvest brought {0} new, {1} changed and {2} deleted.',
};

const mail: Sentences = {
  '门户停止时还没有发完，启动后再发':
    'not sent before the portal stopped; it goes out once it runs again',
  邮件发出以前已过了有效期: 'no longer of use before it was sent',
  '邮件服务器 {0}:{1}': 'the mail server {0}:{1}',
  '邮件服务器 {0}': 'the mail server {0}',
  '邮件服务器 {0}不接受发信地址 {1}：{2}':
    'The mail server {0} does not accept the sender {1}: {2}',
  '邮件服务器 {0}不收给这个地址的邮件：{1}':
    'The mail server {0} takes no mail for this address: {1}',
  '邮件服务器 {0}不收这封邮件：{1}': 'The mail server {0} does not take this mail: {1}',
  '邮件服务器 {0}不接受设置里的用户名或密码：{1}':
    'The mail server {0} does not accept the user or password of the settings: {1}',
  '找不到邮件服务器 {0}：没有这个主机名':
    'The mail server {0} is not found: there is no such host name',
  '邮件服务器 {0}在 {1} 秒内没有应答': 'The mail server {0} did not answer within {1} seconds',
  '连不上邮件服务器 {0}：{1}': 'The mail server {0} cannot be reached: {1}',
  '连不上邮件服务器 {0}，或加密连接没有建立（security 为 {1}）：{2}':
    'The mail server {0} cannot be reached, or the encrypted connection was not made (security is {1}): {2}',
  '邮件服务器 {0}没有接受邮件：{1}': 'The mail server {0} did not accept the mail: {1}',
  '{0}不接受发信地址 {1}：{2}': '{0} does not accept the sender {1}: {2}',
  '{0}不收给这个地址的邮件：{1}': '{0} takes no mail for this address: {1}',
  '{0}不收这封邮件：{1}': '{0} does not take this mail: {1}',
  '{0}不接受设置里的用户名或密码：{1}':
    '{0} does not accept the user or password of the settings: {1}',
  '找不到{0}：没有这个主机名': '{0} is not found: there is no such host name',
  '{0}在 {1} 秒内没有应答': '{0} did not answer within {1} seconds',
  '连不上{0}：{1}': '{0} cannot be reached: {1}',
  '连不上{0}，或加密连接没有建立（security 为 {1}）：{2}':
    '{0} cannot be reached, or the encrypted connection was not made (security is {1}): {2}',
  '{0}没有接受邮件：{1}': '{0} did not accept the mail: {1}',
};

export const people: Sentences = { ...accounts, ...libraryPages, ...letters, ...reasons, ...mail };
