/** What a look at an address found, and a trial: `harvesters/registering/`. */
import type { Sentences } from '../../said.ts';

const verdicts: Sentences = {
  '不允许访问这个地址：它在内网、本机、保留的网段，或是别的服务的端口。对方有没有应答，这里一概不说。':
    'This address may not be asked: it is inside, of this machine, in a reserved range, or the port of another service. Whether anything answers there is never told.',
  '请登记从互联网能访问的地址。接口确实只在内网的，请市馆运维在设置文件的 network.allowPrivate 中放行所在网段，再来检查。':
    'Register an address that can be reached from the internet. For an interface that is inside only, have the operator open its range in network.allowPrivate of the settings file, then look again.',
  '接口太慢：连上了，但在规定的时间内没有答完 Identify。':
    'The interface is too slow: connected, but Identify was not answered in time.',
  '请系统维护方检查服务器的负载和数据库；Identify 通常在一秒内就该答完。修好后再检查一次。':
    'Have its keepers check the load of the server and its database; Identify usually takes less than a second. Then look again.',
  '请先在浏览器中打开这个地址：也打不开的，请系统维护方检查服务是否启动、端口和防火墙；能打开的，请对方放行本平台的服务器。':
    'Open this address in a browser first: if that fails too, have its keepers check whether the service runs, its port and the firewall; if it opens, have the server of the portal let in.',
  '请在浏览器中打开，看最后停在哪个地址，登记那一个；停不下来的，请系统维护方检查跳转的设置。':
    'Open it in a browser and register the address where it stops; if it does not stop, have its keepers check the redirects.',
  '请系统维护方让收割程序不经这一步：OAI-PMH 接口本来就供程序访问。':
    'Have its keepers let the harvester in without that step: OAI-PMH is there for programs.',
  '接口用 OAI-PMH 回答，但拒绝了 Identify：{0}':
    'The interface answers OAI-PMH, but refuses Identify: {0}',
  '请把上面的话转给系统维护方：Identify 不带其他参数，任何接口都应回答。':
    'Pass this on to its keepers: Identify has no other arguments, and every interface has to answer it.',
  '接口要求登录（HTTP {0}）。': 'The interface wants a login (HTTP {0}).',
  '请对方让收割程序不经登录就能访问接口；非要用户名和密码（或密钥）的，请市馆运维写进设置文件中这个数据源的 auth。':
    'Ask its keepers to let the harvester in without one; if a user and password (or a key) are needed, have the operator put them into auth of this source in the settings file.',
  '这个地址答来的是登录页{0}，不是 OAI-PMH 接口。':
    'This address answers with a login page{0}; it is no OAI-PMH interface.',
  '这个地址答来的是登录页，不是 OAI-PMH 接口。':
    'This address answers with a login page; it is no OAI-PMH interface.',
  '（题为“{0}”）': ' (titled “{0}”)',
  '请对方让收割程序不经登录就能访问接口，或向系统维护方要接口本身的地址。':
    'Ask its keepers to let the harvester in without a login, or for the address of the interface itself.',
  '对方不让收割程序进入（HTTP 403）。': 'The harvester is not let in (HTTP 403).',
  '请系统维护方把收割程序（User-Agent 为 NanjingSharedLibrary）加入防火墙的白名单；接口要密钥的，请市馆运维写进设置文件。':
    'Have its keepers let the harvester (User-Agent NanjingSharedLibrary) through the firewall; if the interface wants a key, have the operator put it into the settings file.',
  '服务器在，但这个路径下没有东西（HTTP {0}）。':
    'The server is there, but nothing is at this path (HTTP {0}).',
  '请向系统维护方要“OAI-PMH baseURL”，或核对地址的拼写。':
    'Ask its keepers for the “OAI-PMH baseURL”, or check how the address is spelt.',
  '这个地址答来的是网页{0}，不是 OAI-PMH 接口。':
    'This address answers with a web page{0}; it is no OAI-PMH interface.',
  '这个地址答来的是网页，不是 OAI-PMH 接口。':
    'This address answers with a web page; it is no OAI-PMH interface.',
  '网页是给人看的，接口是另一个地址：请向系统维护方要“OAI-PMH baseURL”。':
    'A web page is for people; the interface is at another address: ask its keepers for the “OAI-PMH baseURL”.',
  '回答的编码无法识别：{0}。': 'The encoding of the answer cannot be recognised: {0}.',
  '回答不是 OAI-PMH 的 XML：{0}': 'The answer is no XML of OAI-PMH: {0}',
  '请核对地址：也许是同一系统的另一个接口（如 JSON 的 REST 接口）。请向系统维护方要“OAI-PMH baseURL”。':
    'Check the address: it may be another interface of the same system (such as a REST interface with JSON). Ask its keepers for the “OAI-PMH baseURL”.',
  '请系统维护方统一用 UTF-8 输出，并在 XML 声明和 Content-Type 中写明 UTF-8。在此之前我们会按实际的编码读，但可能有字读错，这样的收割不会据以删除记录。':
    'Have its keepers write UTF-8 throughout and say so in the XML declaration and in Content-Type. Until then it is read in its real encoding, where characters may be misread, and such harvests delete no records.',
  '请系统维护方启用公认机构的证书、补齐证书链；证书确由本单位自行签发的，请市馆运维在设置文件的 network.certificates 中指定 CA。':
    'Have its keepers use a certificate of a public authority, with its chain; if it is one of your own authority, have the operator name that in network.certificates of the settings file.',
  '请向系统维护方要“OAI-PMH baseURL”。': 'Ask its keepers for the “OAI-PMH baseURL”.',
  '服务器在，但回答 HTTP {0}。': 'The server is there, but answers HTTP {0}.',
  '{0}：对方的程序出错，或正在维护': '{0}: its program fails, or is being maintained',
  '：对方的程序出错，或正在维护': ': its program fails, or is being maintained',
  '{0}（要求 {1} 之后再来）': '{0} (it asks to come again after {1})',
  '（要求 {0} 之后再来）': ' (it asks to come again after {0})',
  '请过一会儿再检查；总是这样的，请系统维护方看服务器的日志。':
    'Look again in a while; if it stays like this, have its keepers see the log of the server.',
  '请核对地址；地址无误的，请系统维护方检查接口的设置。':
    'Check the address; if it is right, have its keepers check the settings of the interface.',
  '回答是空的。': 'the answer is empty.',
  '来的是 JSON。': 'JSON came.',
  '来的是别的 XML（{0}）。': 'other XML came ({0}).',
  '来的不是 XML（{0}）。': 'what came is no XML ({0}).',
};

const looks: Sentences = {
  '接口能用（{0}），但请求被转到了 {1}。':
    'The interface works ({0}), but the request was redirected to {1}.',
  '请直接登记转到的地址：少一次跳转，旧地址哪天停了也不受影响。':
    'Register the address that it leads to: a redirect less, and nothing breaks when the old one ends.',
  '这是 OAI-PMH 接口：{0}。': 'This is an OAI-PMH interface: {0}.',
  '改用 {0} 就能连上{1}。': 'It can be reached at {0}{1}.',
  '，但那里没有加密，传输中可以被篡改':
    ', but without encryption, so that it can be altered on the way',
  '能修好 https 的，请先修': 'if https can be mended, mend it first',
  '{0}接口在 {1}。': '{0} The interface is at {1}.',
  '请改用 {0}。': 'Use {0}.',
  '已试过 {0} 个常见的地址，都不是接口。':
    '{0} usual addresses were tried; none of them is an interface.',
  '{0}已试过 {1} 个常见的地址，都不是接口。':
    '{0} {1} usual addresses were tried; none of them is an interface.',
  太慢: 'too slow',
  '不是 OAI-PMH': 'no OAI-PMH',
  '接口能用{0}，但声明的编码与实际不符：读出来的文字是按实际的编码（多为 GB18030）猜的。':
    'The interface works{0}, but the declared encoding is not the real one: its text is read by a guess (mostly GB18030).',
  '（{0}）': ' ({0})',
  '{0}：{1}': '{0}: {1}',
  '格式太多，这一种没有取样': 'there are too many formats; this one was not sampled',
};

const trial: Sentences = {
  '列表是空的：对方回答没有记录，请换一个集合或格式再试。':
    'The list is empty: the repository answers that there are no records; try another set or format.',
  '接口太慢，{0} 秒里只收到 {1} 条，试收割到此为止。':
    'The interface is too slow: {1} records came in {0} seconds, and the trial ends there.',
  '收到 {0} 条，读不了 {1} 条': '{0} received, {1} that cannot be read',
};

export const diagnosis: Sentences = { ...verdicts, ...looks, ...trial };
