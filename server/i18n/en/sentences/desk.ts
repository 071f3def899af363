/** Why an act of a person was refused, and letters of the desk: `desk/`, `server/api/`, `server/staff/`. */
import type { Sentences } from '../../said.ts';

const cases: Sentences = {
  '第 {0} 号来信已经有人处理。': 'Letter {0} is in somebody’s hands already.',
  '第 {0} 号来信已经办结。': 'Letter {0} is settled already.',
  '请写给来信人的答复；驳回时写明理由':
    'Write the answer to the writer; give the reason when you decline',
  '答复最长 {0} 个字': 'The answer is {0} characters at most',
  没有这个馆: 'There is no such library',
  '转给别的馆请由市馆管理员决定；本馆可以转给市馆。':
    'The administrator of the city library decides what goes to another library; yours can hand it to the city library.',
  '没有第 {0} 号来信。': 'There is no letter {0}.',
  '没有这封来信。': 'There is no such letter.',
  '第 {0} 号来信刚被别人处理过，请重新打开再看。':
    'Somebody has just worked on letter {0}; open it again.',
  '来信第 {0} 号，请在 {1} 前答复': 'Letter {0}, to be answered by {1}',
  '读者或权利人就一种文献来信，编号 {0}。内容只在工作台上看得到，请登录后处理，并在 {1} 前答复。':
    'A reader or rights holder has written about a work, number {0}. What it says is seen on the desk alone; sign in and answer by {1}.',
  '来信第 {0} 号{1}已过期限': 'Letter {0}{1} is past its deadline',
  '读者或权利人的来信，编号 {0}，应在 {1} 前答复，现在还没有办结。内容只在工作台上看得到，请登录后处理。{2}':
    'A letter of a reader or rights holder, number {0}, was to be answered by {1} and is not settled yet. What it says is seen on the desk alone; sign in and see to it. {2}',
  '{0} 天内仍没有办结，会告知市馆管理员。':
    'If it is not settled within {0} days, the administrators of the city library are told.',
  '已告知该馆 {0} 天，仍没有办结；可以转到市馆处理。':
    'The library was told {0} days ago, and it is not settled; it can be handed to the city library.',
  请选择事由: 'Choose what it is about',
  请写明情况: 'Say what the matter is',
  侵权通知要写明权利人的姓名或名称: 'A notice of infringement names the rights holder',
  侵权通知要写明权利人的联系方式: 'A notice of infringement says how to reach the rights holder',
  侵权通知要写明权利人的地址: 'A notice of infringement has the address of the rights holder',
  请写明构成侵权的初步证明材料: 'Name the first evidence of the infringement',
  '权利人应当对通知的真实性负责，请确认':
    'The rights holder answers for the truth of the notice; confirm that',
  '最长 {0} 个字，现在有 {1} 个字': '{0} characters at most; there are {1}',
  '最长 {0} 个字，现有 {1} 个': '{0} characters at most; there are {1}',
  '最长 {0} 个字': '{0} characters at most',
  '最长 {0} 个字符': '{0} characters at most',
  '{0} 最长 {1} 个字符': '{0} is {1} characters at most',
};

const matches: Sentences = {
  '两条记录是同一条，无从判定；请给出两条不同的记录': 'Both records are the same one; give two',
  '两条记录里没有本馆在册的记录：没有收到过、已删除，或都是别馆的。涉及本馆的才能裁定，其余请市馆管理员裁定。':
    'Neither is a record of your library: it never came, was deleted, or both are of other libraries. You decide where one is yours, and the administrator of the city library decides the others.',
  '数据源 {0} 没有在册的记录 {1}：没有收到过，或已删除；请核对来源和标识符':
    'Source {0} has no record {1}: it never came, or was deleted; check source and identifier',
  '一次最多裁定 {0} 对，这里有 {1} 对，请分几次':
    '{0} pairs at most at once, and here are {1}; do it in parts',
  '没有第 {0} 号决定。': 'There is no decision {0}.',
  '第 {0} 号决定早已撤回。': 'Decision {0} was taken back already.',
  '没有这个编号的决定。': 'There is no decision of this number.',
  '正文应为一个 JSON 对象 {0}': 'The body should be a JSON object {0}',
  '正文只有 a、b、outcome、why 四项': 'The body has a, b, outcome and why alone',
  '{0} 应为 {1} 之一': '{0} should be one of {1}',
  '{0} 应为 { source, identifier }': '{0} should be { source, identifier }',
  '{0} 应为文字，不能是空的': '{0} should be text and not empty',
  没有勾选任何一对记录: 'No pair is ticked',
  '这一对记录已经不在。': 'This pair is gone.',
  没有选中要撤回的裁定: 'No decision to take back is chosen',
  '没有这一对记录：可能已经改动或删除，或与本馆无关。':
    'There is no such pair: changed or deleted perhaps, or none of your library’s.',
  请选择一个裁定: 'Choose a decision',
  '理由最长 {0} 个字符': 'The reason is {0} characters at most',
  没有选中记录或另一种文献: 'No record and no other work is chosen',
  '没有这种文献，或其中没有本馆的记录。':
    'There is no such work, or it has no record of your library.',
  至少要留下一条记录: 'One record at least has to stay',
  没有编号是这个的文献: 'No work has this number',
  '这就是本文献，无需合并': 'That is this very work',
  '这要作出 {0} 条裁定，一次最多 {1} 条；请少选几条记录，分几次做':
    'This makes {0} decisions, and {1} at once is the most; choose fewer records and do it in parts',
  '检索词太长，请写短一些': 'The query is too long; shorten it',
};

const runs: Sentences = {
  '数据源 {0} 没有接口地址，记录由文件导入，不能收割。':
    'Source {0} has no interface; its records come from files, and it cannot be harvested.',
  '数据源 {0} 正在收割或已在排队，请等它结束，或先停止。':
    'Source {0} is being harvested or queued already; wait for its end, or stop it first.',
  '收割批次 {0} 早已结束，无须停止。': 'Run {0} has ended already.',
  '数据源 {0} 已暂停，请先恢复再收割。': 'Source {0} is paused; resume it first.',
  '数据源 {0} 已停用，不再收割。': 'Source {0} is retired and harvested no more.',
  '隔离区没有第 {0} 号。': 'There is no number {0} in quarantine.',
  '隔离区第 {0} 号没有标识符，不能单独索取；对方的列表再给出它时会重新处理。':
    'Number {0} in quarantine has no identifier and cannot be asked for alone; it is worked on again when a list gives it.',
  '没有数据源 {0}。': 'There is no source {0}.',
  '数据源 {0} 没有这样一段缺口，可能后来已经收全。':
    'Source {0} has no such gap; it may have been filled since.',
  '收割批次 {0} 的列表没有少给，completeListSize 无须另作认定。':
    'The lists of run {0} are not short; there is no completeListSize to accept.',
  '没有第 {0} 号搁置。': 'Nothing with number {0} is set aside.',
  '第 {0} 号搁置早已取消。': 'Number {0} was brought back already.',
  '理由 why 不能是空的：日后的人要知道为什么':
    'Give the reason (why): others will want to know it later',
  '理由 why 最长 {0} 个字': 'The reason (why) is {0} characters at most',
  '没有著录提示 {0}。': 'There is no hint {0}.',
  '负责写入的线程停了，这一步可能没有做完；做了一半的会自动做完，请稍后看结果，必要时再试。':
    'The thread that writes has stopped, and this may not be done; what is half done is finished by itself. See what became of it in a while, and try again if need be.',
  '没有这个编号。': 'There is no such number.',
  '没有第 {0} 号屏蔽。': 'Nothing is hidden under number {0}.',
};

const sources: Sentences = {
  '请填写接口地址 baseUrl': 'Give the address of the interface (baseUrl)',
  '没有这个编号的数据源。': 'There is no source of this id.',
  '没有这个数据源。': 'There is no such source.',
  请选择数据源属于哪个馆: 'Choose the library of the source',
  请填写接口地址: 'Give the address of the interface',
  '这个数据源刚才被别人改过，请看了现状再改。':
    'Somebody has just changed this source; see how it is, then change it.',
  '这个数据源由设置文件规定，不能在这里{0}；请市馆管理员先把它转为登记。':
    'The settings file rules this source ({0}): the administrator of the city library has to take it over first.',
  '已经提交，正等市馆管理员审批。':
    'It was submitted and waits for the administrator of the city library.',
  '数据源还没有提交（{0}），不能{1}。':
    'The source is not submitted yet ({0}) and cannot be acted on ({1}).',
  '数据源现在是“{0}”，不能{1}。': 'The source is “{0}” now, where this cannot be done ({1}).',
  草稿: 'draft',
  试运行: 'on trial',
  待审: 'submitted',
  启用: 'active',
  暂停: 'paused',
  已停用: 'retired',
  停用: 'retired',
  新建: 'create',
  修改: 'change',
  试收割: 'try',
  提交: 'submit',
  批准: 'approve',
  退回: 'return',
  恢复: 'resume',
  转为登记: 'take over',
  '检查没有做成，是本平台的程序出错：{0}。请再试一次；仍然如此，请把这句话告诉运维。':
    'The look came to nothing by an error of the portal itself: {0}. Try again; if it stays like this, tell the operator this sentence.',
  '检查得太频繁，请过一分钟再试。': 'Too many looks; try again in a minute.',
  '一小时里已检查 {0} 次，请过一会儿再试。': '{0} looks within an hour; try again in a while.',
  '数据源 {0} 等您审批': 'Source {0} waits for your approval',
  '有馆员登记了数据源 {0} 并提交审批。请看过试收割和接口检查报告，批准，或写明原因退回。':
    'A librarian has registered source {0} and submitted it. See the trial and the report on the interface, then approve, or return it with the reason.',
  '数据源 {0} 已退回，请修改': 'Source {0} was returned; please mend it',
  '市馆管理员退回了数据源 {0}，请改后重新提交：':
    'The administrator of the city library returned source {0}; mend it and submit it again:',
  '数据源 {0} 已批准': 'Source {0} was approved',
  '数据源 {0} 已批准，第一次收割随即开始。':
    'Source {0} was approved; its first harvest begins at once.',
  '请写明退回的原因，馆员照着改': 'Say why it is returned, so that the librarian can mend it',
  '说明最长 {0} 个字': 'The note is {0} characters at most',
  '只有本馆的区馆馆员和市馆管理员可以改动数据源。':
    'Sources are changed by librarians of their library and administrators of the city library alone.',
  '这一步请市馆管理员来做。': 'This is for the administrator of the city library.',
  '启用后，接口地址、格式、集合和所属的馆由市馆管理员修改；收割时间、特色库和联系人可以自己改。':
    'Once active, address, format, set and library are changed by the administrator of the city library; schedule, collections and contacts you change yourself.',
  '没有这个代码的馆，请从名录中选': 'No library has this code; choose one of the list',
  只能登记本馆的数据源: 'You register sources of your own library',
  '同一个接口、格式和集合已登记为{0}；记录不收割两遍，请换一个集合，或改用那一个':
    'The same interface, format and set are registered as {0}; nothing is harvested twice: choose another set, or use that one',
  别的馆的一个数据源: 'a source of another library',
  '数据源 {0}': 'source {0}',
};

const sourceValues: Sentences = {
  '请市馆运维写进设置文件中这个数据源的 auth':
    'have the operator put it into auth of this source in the settings file',
  '{0}应为文字': '{0} should be text',
  '{0}最长 {1} 个字': '{0} is {1} characters at most',
  '{0}不能是空的': '{0} is needed',
  '{0}应为一个列表': '{0} should be a list',
  '{0}最多 {1} 个': '{0}: {1} at most',
  接口地址: 'The address of the interface: ',
  '接口地址{0}': 'The address of the interface {0}',
  接口地址请填写接口地址: 'Give the address of the interface',
  '应为 http:// 或 https:// 开头的网址': 'should begin with http:// or https://',
  '不能带用户名和密码：请从网址中删去，{0}':
    'must have no user and password in it: remove them; {0}',
  '不能带 # 和后面的部分：请只写到 # 之前': 'must have no #: remove it and what follows',
  '不能带请求的参数（{0}）：请只写接口本身的地址，如 {1}；格式和集合写在 metadataPrefix、set':
    'must have no arguments of a request ({0}): give the interface alone, such as {1}; format and set are metadataPrefix and set',
  '不能带密钥（参数 {0}）：网址会显示给别人，请从网址中删去，{1}':
    'must have no key (parameter {0}), as it is shown to others: remove it; {1}',
  '不能带会话号（参数 {0}）：那是某一次访问的，过后无效，请从网址中删去；接口要登录的，{1}':
    'must have no session (parameter {0}), which is of one visit: remove it; if the interface wants a login, {1}',
  '不能带没有名字的参数（? 或 ; 后面没有写成“名字=值”，内容不显示）：可能是密钥，网址会显示给别人。是密钥的，请从网址中删去，{0}；确是接口地址的一部分的，请在后面加上等号':
    'must have no parameter without a name (what follows ? or ; is not “name=value” and not shown): it may be a key, and addresses are shown to others. If it is one, remove it; {0}; if it is a part of the address, put an equals sign behind it',
  '写在同一数据源的 auth 中，如 "auth": { "username": "…", "passwordFile": "…" } 或 "auth": { "header": "X-Api-Key", "valueFile": "…" }（passwordFile、valueFile 是存有密码的文件，也可写 passwordEnv、valueEnv，即环境变量的名字）':
    'put it into auth of the same source, as "auth": { "username": "…", "passwordFile": "…" } or "auth": { "header": "X-Api-Key", "valueFile": "…" } (passwordFile and valueFile are files that hold it; passwordEnv and valueEnv name environment variables)',
  收割时间: 'The schedule',
  '收割时间应为五段 cron 表达式，如 0 2 * * *（每天 2 时，北京时间）':
    'The schedule should be a cron expression of five parts, such as 0 2 * * * (every day at 2:00, Beijing time)',
  '集合的 setSpec': 'The setSpec',
  特色库的名称: 'The name of the collection',
  特色库的说明: 'The description of the collection',
  特色库: 'Collections',
  免打扰时段: 'Hours of rest',
  联系人: 'Contacts',
  联系人的姓名: 'The name of the contact',
  联系电话: 'The telephone',
  联系人的职责: 'What the contact looks after',
  馆: 'The library',
  元数据格式: 'The metadata format',
  集合应为文字: 'The set should be text',
  '集合最长 {0} 个字': 'The set is {0} characters at most',
  '获取方式应为 {0} 之一': 'The access should be one of {0}',
  '特色库只有 set、name、access、description 四项':
    'A collection has set, name, access and description alone',
  时刻应为文字: 'A time should be text',
  '时刻应写作 08:00 到 23:59 的样子': 'A time is written like 08:00 or 23:59',
  '免打扰时段应为 { from, until }': 'Hours of rest should be { from, until }',
  免打扰时段的起止不能相同: 'Hours of rest must not end where they begin',
  '电子邮件的写法不对，应如 name@example.org':
    'The e-mail address is malformed; it is like name@example.org',
  联系人要有电子邮件或电话: 'A contact has an e-mail address or a telephone',
  '元数据格式含有 OAI-PMH 不允许的字符，应如 oai_dc':
    'The metadata format has characters that OAI-PMH does not allow; it is like oai_dc',
  '正文应为 JSON 对象，只有 {0} 各项': 'The body should be a JSON object with {0} alone',
  '联系人应有姓名 name，以及写法正确的电子邮件 email 或电话 telephone':
    'A contact has a name, and an e-mail address (email) or a telephone',
  接口地址应为文字: 'The address of the interface should be text',
};

const suppressions: Sentences = {
  '期限 until 应为日期（如 2027-03-31，到这一天结束）或带时区的时刻，不写就是长期':
    'The end (until) should be a date (such as 2027-03-31, to the end of that day) or an instant with its zone; none is for good',
  '期限 until 已经过了，请写以后的日期': 'The end (until) is past; give a later date',
  '第 {0} 号屏蔽是市馆作出的，请市馆管理员解除。':
    'Number {0} was hidden by the city library; its administrator shows it again.',
  '第 {0} 号屏蔽早已解除或到期。': 'Number {0} is shown again already, or its end came.',
  '请写明屏蔽的缘由 why，只有馆员看得到': 'Give the reason (why); only staff see it',
  '缘由 why 最长 {0} 个字': 'The reason (why) is {0} characters at most',
  '给读者看的说明 notice 最长 {0} 个字': 'The notice for readers is {0} characters at most',
  '这一项已经屏蔽（第 {0} 号，{1}）；要改期限，请先解除再重新屏蔽。':
    'This is hidden already (number {0}, {1}); to change the end show it again and hide it anew.',
  '请写明数据源 source': 'Name the source',
  '没有数据源“{0}”。': 'There is no source “{0}”.',
  '屏蔽整个数据源（source）时不写 identifier 和 field；只屏蔽一条记录请用 record':
    'A whole source is hidden without identifier and field; for one record use record',
  '请用 identifier 写明特色库的编号、名称或 set':
    'Name the collection by its id, name or set in identifier',
  '请用 identifier 写明记录的 OAI 标识符': 'Give the OAI identifier of the record in identifier',
  '数据源 {0} 没有特色库“{1}”': 'Source {0} has no collection “{1}”',
  '数据源 {0} 没有收到过记录“{1}”；请核对标识符':
    'Source {0} never brought a record “{1}”; check the identifier',
  '题名不能单独屏蔽：没有题名的记录，读者无从辨认；请改为屏蔽整条记录（scope 为 record）':
    'A title is not hidden alone, as nobody could tell the record without it; hide the record (scope record)',
  'field 应为 {0} 之一': 'field should be one of {0}',
  这条记录没有网址: 'This record has no address',
  'field 应为这条记录的一个网址，或其种类（{0}）；不写就是全部':
    'field should be an address of this record, or its kind ({0}); none is all of them',
  '没有这个编号的屏蔽。': 'Nothing is hidden under this number.',
  '{0} 应为文字，最长 {1} 个字符': '{0} should be text of {1} characters at most',
  应为文字: 'should be text',
  '应为 true 或 false': 'should be true or false',
};

const health: Sentences = {
  '只有本馆馆员和市馆管理员可以回应数据源的消息。':
    'Messages of a source are answered by staff of its library and administrators of the city library alone.',
  '数据源 {0} 现在没有等人回应的问题。': 'Nothing of source {0} waits for an answer now.',
  '{0}已经回应过了。': '{0} has answered already.',
  '情况刚刚有变，请看过再点。': 'Things have just changed; see them first.',
};

export const desk: Sentences = {
  ...cases,
  ...matches,
  ...runs,
  ...sources,
  ...sourceValues,
  ...suppressions,
  ...health,
};
