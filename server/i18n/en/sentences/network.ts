/** Why there was no answer, or what came instead: `harvesters/outbound/`, `harvesters/oai/`. */
import type { Sentences } from '../../said.ts';

export const network: Sentences = {
  '域名不存在，请检查地址的拼写': 'there is no such host name; check how the address is spelt',
  '域名暂时无法解析，请检查本机网络':
    'the host name cannot be resolved for the time being; check the network of this machine',
  '对方拒绝连接，服务可能没有启动，或端口不对':
    'the other side refused the connection; its service may not be running, or the port is wrong',
  连接被对方中断: 'the other side broke off the connection',
  网络不通: 'there is no way through the network',
  本机网络没有接通: 'this machine has no network',
  本机没有可用的网络地址或端口: 'this machine has no free network address or port',
  本机的防火墙或权限不允许这个连接:
    'a firewall or a permission of this machine forbids the connection',
  本机打开的连接太多: 'this machine has too many open connections',
  连接超时: 'the connection timed out',
  '10 秒内没有连上': 'no connection within 10 seconds',
  '连上了，但 60 秒内没有回答': 'connected, but there was no answer within 60 seconds',
  '回答中途停了 60 秒': 'the answer stopped for 60 seconds midway',
  '回答的 HTTP 报头超过 32 KB': 'the HTTP headers of the answer exceed 32 KB',
  '回答的长度与它自己的 Content-Length 不符':
    'the length of the answer is not that of its own Content-Length',
  '这个请求无法用 HTTP 发出，请检查地址和 auth':
    'this request cannot be sent over HTTP; check the address and auth',
  '对方的证书已过期，请对方续签': 'the certificate has expired; ask the keepers to renew it',
  '对方的证书还没有生效，请检查本机时钟，或请对方更换证书':
    'the certificate is not valid yet; check the clock of this machine, or ask the keepers to replace it',
  '对方的证书是自签名的，不受信任': 'the certificate is self-signed and not trusted',
  对方的证书链不受信任: 'the certificate chain is not trusted',
  '对方的证书缺少中间证书，请对方补齐证书链':
    'an intermediate certificate is missing; ask the keepers to complete the chain',
  对方的证书已被吊销: 'the certificate was revoked',
  对方的证书签名不对: 'the signature of the certificate is wrong',
  对方的证书不是给网站用的: 'the certificate is not one for web sites',
  对方的证书链太长: 'the certificate chain is too long',
  对方的证书不是发给这个域名的: 'the certificate is for another host name',
  '对方的证书不是发给这个域名的，请用证书上的域名访问':
    'the certificate is for another host name; use the one that it names',
  对方证书上的域名写法不对: 'the host name in the certificate is malformed',
  '这个端口说的是没有加密的 http，不是 https：请把地址开头改成 http://，或换成 https 的端口':
    'this port speaks plain http, not https: begin the address with http://, or use the port of https',
  '对方只会用已经淘汰的加密协议（TLS 1.1 或更早），不安全，我们要求 TLS 1.2 以上：请对方升级':
    'the other side knows only outdated, unsafe protocols (TLS 1.1 or older) and TLS 1.2 is the least we take: ask the keepers to upgrade',
  '对方的证书或密钥太弱，不安全：请对方更换':
    'the certificate or key is too weak to be safe: ask the keepers to replace it',
  '与对方没有共同的加密办法：请对方启用 TLS 1.2 以上和通行的加密套件':
    'there is no cipher that both sides know: ask the keepers to enable TLS 1.2 or later with common ciphers',
  '对方要求客户端证书，本平台没有：请对方另开不要证书的入口':
    'a client certificate is wanted, which the portal has not: ask the keepers for an entrance without one',
  '对方的服务器不认这个域名，请检查地址':
    'the server does not know this host name; check the address',
  '与对方商定加密时出错，请对方检查 https 的设置':
    'the encryption could not be agreed on; ask the keepers to check their https settings',
  '{0}，一个字节也没有回答；若这个端口只接受加密的连接，请把地址开头改成 https://':
    '{0}, without one byte of an answer; if this port takes encrypted connections only, begin the address with https://',
  '这个端口只接受加密的连接：请把地址改成 {0}':
    'this port takes encrypted connections only: change the address to {0}',
  '这个端口只接受加密的连接：请把地址开头改成 https://':
    'this port takes encrypted connections only: begin the address with https://',
  '对方的回答不合 HTTP 规定，这个端口也许是别的服务{0}':
    'the answer is not HTTP; another service may be at this port{0}',
  '（回答开头：“{0}”）': ' (the answer begins “{0}”)',
  '网络出错，原因不明': 'the network failed for an unknown reason',
  '{0} 分钟内没有答完': 'the answer was not complete within {0} minutes',
  '（请求被转到 {0}）': ' (the request was redirected to {0})',
  '{0}（请求被转到 {1}）': '{0} (the request was redirected to {1})',
  '，途中丢掉了参数 {0}': ', losing the arguments {0} on the way',
  '{0}，途中丢掉了参数 {1}': '{0}, losing the arguments {1} on the way',
  '请求被转到 {0}': 'The request was redirected to {0}',
  '{0}不允许访问这个地址：内网、本机和保留地址须由管理员在设置文件中放行（network.allowPrivate，或数据源的 allowPrivate），并且只放行数据源接口地址的那一台主机、那一个端口，不包括跳转；数据库等其他服务的端口一律不许':
    '{0} This address may not be asked: addresses inside, of this machine and reserved ones have to be opened by the operator in the settings file (network.allowPrivate, or allowPrivate of the source), and only the host and port of the source’s interface are, not redirects; ports of databases and other services never are',
  '接口连续跳转超过 {0} 次：从 {1} 一路转到 {2}。请在浏览器中打开，把最后停下的地址登记为 baseUrl；若在浏览器中也停不下来，请对方检查':
    'The interface redirects more than {0} times: from {1} on to {2}. Open it in a browser and register the address where it stops as baseUrl; if it does not stop there either, ask the keepers to check it',
  '接口要先存一个 cookie 才回答：{0} 发出 cookie，又转回同一个地址。收割程序不存 cookie，请对方让收割程序（User-Agent 为 NanjingSharedLibrary）不经这一步':
    'The interface wants a cookie kept before it answers: {0} sets one and redirects to the same address. The harvester keeps no cookies; ask the keepers to let it in (User-Agent NanjingSharedLibrary) without that step',
  '接口的跳转不能跟随：{0} {1}': 'The redirect cannot be followed: {0} {1}',
  '给出的新地址不是网址，请对方检查 Location 报头':
    'gives a new address that is none; ask the keepers to check the Location header',
  '转到的不是网页地址（{0}）': 'leads to what is no web address ({0})',
  '转到没有加密的 {0}，途中可以被偷看和篡改。请对方改为转到 https，或确认后把 baseUrl 登记为那个地址':
    'leads to {0}, which is not encrypted and can be read and altered on the way. Ask the keepers to redirect to https, or, once that is certain, register that address as baseUrl',
  编码无法识别: 'the encoding cannot be recognised',
  '，题为“{0}”': ', titled “{0}”',
  '来的是一个网页{0}，要人登录才能进去：请对方让收割程序不经登录就能访问接口，或说明接口的新地址':
    'a web page came{0}, which wants a login: ask the keepers to let the harvester in without one, or for the new address of the interface',
  '来的是一个网页{0}，也许是登录页、出错页，或者地址不对':
    'a web page came{0}, perhaps a login or an error page, or the address is wrong',
  '来的是一个网页，要人登录才能进去：请对方让收割程序不经登录就能访问接口，或说明接口的新地址':
    'a web page came, which wants a login: ask the keepers to let the harvester in without one, or for the new address of the interface',
  '来的是一个网页，也许是登录页、出错页，或者地址不对':
    'a web page came, perhaps a login or an error page, or the address is wrong',
  '程序内部错误，请报告': 'An error of the program; please report it',
  '程序内部错误，原文在日志里，请报告':
    'An error of the program, whose text is in the log; please report it',
  没有内容: 'it is empty',
  '没有 <{0}>': 'there is no <{0}>',
  '其中没有 <{0}>': 'there is no <{0}> in it',
  '压缩的回答中途断了，只收到 {0} 字节': 'the compressed answer broke off after {0} bytes',
  '接口的回答不是可读的 OAI-PMH：{0}。请在浏览器中打开 {1} 查看。回答开头：{2}':
    'The answer of the interface is not OAI-PMH that can be read: {0}. Open {1} in a browser to see it. It begins: {2}',
  '（空）': '(empty)',
  '（没有说明）': '(nothing said)',
  '（没有代码）': '(no code)',
  '接口报告 OAI-PMH 错误 {0}：{1}。请求：{2}':
    'The interface reports the OAI-PMH error {0}: {1}. Request: {2}',
  '接口要求在 {0} 之后再来，本次收割改期，已存的记录保留。请求：{1}':
    'The interface asks to come again after {0}; the harvest is put off, and what is stored stays. Request: {1}',
  '连不上接口：{0}。请确认地址、网络与证书后在浏览器中打开 {1} 再试':
    'The interface cannot be reached: {0}. Check address, network and certificate, then open {1} in a browser',
  '，重试 {0} 次仍然如此': ', still after {0} more tries',
  '{0}，重试 {1} 次仍然如此{2}': '{0}, still after {1} more tries{2}',
  '接口回答 HTTP {0}。请求：{1}': 'The interface answers HTTP {0}. Request: {1}',
  '{0}：这是跳转，却没有说转到哪里': '{0}: a redirect that does not say where to',
  '：这是跳转，却没有说转到哪里': ': a redirect that does not say where to',
  '{0}：地址不对，或接口已经搬家': '{0}: the address is wrong, or the interface has moved',
  '：地址不对，或接口已经搬家': ': the address is wrong, or the interface has moved',
  '{0}：auth 中的用户名、密码或密钥只发给 baseUrl 所在的主机，没有发给 {1}；若接口已经搬到那里，请把 baseUrl 改成新地址':
    '{0}: user, password or key in auth go to the host of baseUrl alone and were not sent to {1}; if the interface has moved there, change baseUrl to the new address',
  '{0}：对方不认设置中 auth 的用户名、密码或密钥，请核对':
    '{0}: the user, password or key in auth of the settings are not accepted; check them',
  '：对方不认设置中 auth 的用户名、密码或密钥，请核对':
    ': the user, password or key in auth of the settings are not accepted; check them',
  '{0}：接口要求登录，请向对方要用户名和密码（或密钥），写在设置文件中这个数据源的 auth 里':
    '{0}: the interface wants a login; ask the keepers for a user and password (or a key), to be put into auth of this source in the settings file',
  '：接口要求登录，请向对方要用户名和密码（或密钥），写在设置文件中这个数据源的 auth 里':
    ': the interface wants a login; ask the keepers for a user and password (or a key), to be put into auth of this source in the settings file',
  '{0}：对方不让收割程序进入，请对方放行；若要用户名和密码（或密钥），写在设置文件中这个数据源的 auth 里':
    '{0}: the harvester is not let in; ask the keepers to let it in. If a user and password (or a key) are needed, put them into auth of this source in the settings file',
  '：对方不让收割程序进入，请对方放行；若要用户名和密码（或密钥），写在设置文件中这个数据源的 auth 里':
    ': the harvester is not let in; ask the keepers to let it in. If a user and password (or a key) are needed, put them into auth of this source in the settings file',
  '接口把请求转到 {0}，却丢掉了参数 {1}，那里因此不知道问的是什么。请把 baseUrl 改成 {2}，或请对方在跳转时保留参数。请求：{3}':
    'The interface redirects to {0} and loses the arguments {1}, so that nobody there knows what is asked. Change baseUrl to {2}, or ask the keepers to keep the arguments. Request: {3}',
  '接口要浏览器{0} cookie 才回答{1}。收割程序{2}不存 cookie，请对方让收割程序（User-Agent 为 NanjingSharedLibrary）不经这一步。请求：{3}':
    'The interface answers only once a browser has {0} cookies{1}. The harvester {2}keeps none; ask the keepers to let it in (User-Agent NanjingSharedLibrary) without that step. Request: {3}',
  '接口要浏览器启用 cookie 才回答{0}。收割程序不存 cookie，请对方让收割程序（User-Agent 为 NanjingSharedLibrary）不经这一步。请求：{1}':
    'The interface answers only once a browser has enabled cookies{0}. The harvester keeps none; ask the keepers to let it in (User-Agent NanjingSharedLibrary) without that step. Request: {1}',
  '先运行网页里的脚本、存下': 'run the script of a page and kept its',
  '不运行脚本，也': 'runs no scripts and ',
  '接口的列表没有尽头：{0}。已收到的记录保留，请对方检查 resumptionToken。请求：{1}':
    'The list of the interface has no end: {0}. What was received stays; ask the keepers to check resumptionToken. Request: {1}',
  '连续 {0} 页没有记录，却总有下一页':
    '{0} pages running had no records, yet there is always a next one',
  '同一个 resumptionToken 又出现了，而且没有新的记录':
    'the same resumptionToken came again, without new records',
  '接口的回答超过限度：{0}。请求：{1}':
    'The answer of the interface exceeds a limit: {0}. Request: {1}',
  '接口的回答被拒绝：{0}。请求：{1}': 'The answer of the interface is refused: {0}. Request: {1}',
  '一页超过 {0} MB': 'a page of more than {0} MB',
  '解压后超过 {0} MB': 'more than {0} MB once unpacked',
  '接口自称支持到秒，实际只接受日期，已改用日期':
    'the interface claims seconds and takes days only; days are used now',
  '接口不接受起始时间，已改为不带起始时间':
    'the interface takes no beginning of a span; it is asked without one now',
  '接口按单日查询时什么也不给，已把每段多问一天':
    'the interface gives nothing for a single day; every span is asked with a day more now',
  '接口不理会起始时间，每次都给出全部记录；没有变的不会重新处理':
    'the interface ignores the beginning of a span and always gives all records; unchanged ones are not worked on again',
  '回答说是压缩过的（{0}），却解不开，收到 {1} 字节':
    'the answer claims to be compressed ({0}) and cannot be unpacked; {1} bytes came',
};
