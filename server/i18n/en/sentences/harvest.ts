/** What runs come to, and what of them waits for a person: `catalogue/runs/`, `harvesters/`. */
import type { Sentences } from '../../said.ts';

const outcomes: Sentences = {
  '对方的列表自称还有 {0} 条，却没有给出，逐个标识符核对也没有找到；收到的已存好。请对方检查 completeListSize，或列表是否中断':
    'The list claims {0} more records that were not given and are not found identifier by identifier either; what came is stored. Ask the keepers to check completeListSize, or whether the list breaks off',
  '列表收到一半断了，从头再读仍是如此：{0}。已改按时间段、标识符清单或逐条索取，得到的都已存好；列表没有完整给出，因此没有据此删除任何记录。请把这个请求给对方看':
    'The list broke off midway, also when read again: {0}. It was asked for by spans, identifiers or record by record instead, and what came is stored; as the list was not given whole, nothing was deleted by it. Show this request to the keepers',
  '隔离区有 {0} 条记录未能入库{1}。原因如：{2}':
    '{0} records are in quarantine and could not be stored{1}. A reason: {2}',
  '，其余已存好': '; all others are stored',
  '完整收割后清除了对方已没有的 {0} 条记录。':
    '{0} records that the repository no longer has were removed after the full harvest.',
  '对方目前没有任何记录。': 'The repository has no records at present.',
  '对方回答，集合“{0}”里目前没有记录。':
    'The repository answers that set “{0}” has no records at present.',
  '另有不是书目的记录，没有入库：{0}。':
    'Other records are no descriptions and were not stored: {0}.',
  '规范记录 {0} 条': '{0} authority records',
  '馆藏记录 {0} 条': '{0} holdings records',
  '分类记录 {0} 条': '{0} classification records',
  '社区信息记录 {0} 条': '{0} community records',
  规范记录: 'authority records',
  馆藏记录: 'holdings records',
  分类记录: 'classification records',
  社区信息记录: 'community records',
  '{0} {1} 条': '{1} {0}',
  '有 {0} 条对方标为不公开，不予显示。':
    '{0} are marked as not public by the repository and are not shown.',
  '有 {0} 条的文字像是 UTF-8 被当成 GBK 读过的乱码，已照原样入库，请对方检查编码。':
    'Text of {0} looks like UTF-8 that was read as GBK; it is stored as it is. Ask the keepers to check the encoding.',
  '有 {0} 段时间没有收全，其余已存好；最早的一段是 {1}。原因：{2}':
    '{0} spans were not harvested whole; all others are stored. The earliest is {1}. Reason: {2}',
  '{0} 至 {1}': '{0} to {1}',
  最早: 'the beginning',
  现在: 'now',
  '数据源已{0}，收割停在已存的一页；再启用后从断处继续。':
    'The source was {0}, and the harvest stopped at a stored page; once active again it goes on from there.',
  '到了这个数据源的免打扰时段，收割停在已存的一页；时段一过，从断处继续。':
    'The hours of rest of this source began, and the harvest stopped at a stored page; afterwards it goes on from there.',
  '数据源的地址、格式或集合改了，已存的记录保留；随即另起一次，全部重新询问。':
    'Address, format or set of the source changed; what is stored stays, and another harvest asks for everything again.',
  '收割由 {0} 停止，已存的记录保留；再收割时从断处继续。':
    'The harvest was stopped by {0}; what is stored stays, and the next one goes on from there.',
  '被另一种收割取代，已存的记录保留。':
    'Another kind of harvest took its place; what is stored stays.',
  '列表断了，改为分段收，各段合起来却比断以前给出的还少，不能确定没有遗漏；下次收割再从头收':
    'the list broke off and was asked for in parts, which together have less than it gave before it broke: nobody can say that nothing is missing; the next harvest begins it again',
  '列表读的时候中断过或变动过，要与对方的标识符清单核对，而 ListIdentifiers 不能用；从头重读仍是如此，不能确定没有遗漏，请对方检查 ListIdentifiers':
    'the list was interrupted or changed while it was read and has to be compared with the list of identifiers, but ListIdentifiers does not work, also when read again: nobody can say that nothing is missing; ask the keepers to check ListIdentifiers',
  '列表在读的时候一直在变，与标识符清单核对多遍，每遍都不一样，不能确定没有遗漏；下次收割再从头核对':
    'the list kept changing while it was read and differed at every comparison with the list of identifiers: nobody can say that nothing is missing; the next harvest compares it again',
  '列表读的时候中断过或变动过，与标识符清单相差太多，从头重读仍是如此；下次收割再从头核对':
    'the list was interrupted or changed while it was read and differs too much from the list of identifiers, also when read again; the next harvest compares it again',
  '对方列不出集合，按集合“{0}”也问不到一条记录：它也许不存在，请核对设置中这个数据源的 set。已存的记录都保留。请求：{1}':
    'The repository does not list its sets, and set “{0}” has not one record: it may not exist; check set of this source in the settings. All that is stored stays. Request: {1}',
  '对方不分集合（noSetHierarchy），按集合“{0}”问不到记录：请从设置中删去这个数据源的 set。已存的记录都保留。请求：{1}':
    'The repository has no sets (noSetHierarchy), and set “{0}” has no records: remove set of this source from the settings. All that is stored stays. Request: {1}',
  '对方没有集合“{0}”{1}。请改正设置中这个数据源的 set；已存的记录都保留。请求：{2}':
    'The repository has no set “{0}”{1}. Correct set of this source in the settings; all that is stored stays. Request: {2}',
  '对方列不出集合，按集合“{0}”也问不到一条记录：它也许不存在，请核对设置中这个数据源的 set。':
    'The repository does not list its sets, and set “{0}” has not one record: it may not exist; check set of this source in the settings.',
  '对方不分集合（noSetHierarchy），按集合“{0}”问不到记录：请从设置中删去这个数据源的 set。':
    'The repository has no sets (noSetHierarchy), and set “{0}” has no records: remove set of this source from the settings.',
  '对方没有集合“{0}”{1}。请改正设置中这个数据源的 set':
    'The repository has no set “{0}”{1}. Correct set of this source in the settings',
  '{0}已存的记录都保留。请求：{1}': '{0} all that is stored stays. Request: {1}',
  '对方不提供格式“{0}”{1}。请改正设置中这个数据源的 metadataPrefix。请求：{2}':
    'The repository does not offer the format “{0}”{1}. Correct metadataPrefix of this source in the settings. Request: {2}',
  '单独索取这条记录也得不到：{0}': 'Asked for alone, this record cannot be had either: {0}',
  '记录属于未登记的数据源 {0}': 'The record is of source {0}, which is not registered',
};

const held: Sentences = {
  '本次完整收割没有收到 {0} 条已有的记录（共 {1} 条），如{2}：{3}，未删除任何记录，等待核准':
    'This full harvest did not meet {0} known records (of {1}), such as {2}: {3}. Nothing was deleted; it waits for a decision',
  '本次完整收割没有收到 {0} 条已有的记录（共 {1} 条），如{2}：{3}，中断前已清除 {4} 条，其余没有删除，等待核准':
    'This full harvest did not meet {0} known records (of {1}), such as {2}: {3}. {4} were removed before it was interrupted, the others were not; it waits for a decision',
  '本次完整收割没有收到 {0} 条已有的记录（共 {1} 条），如{2}':
    'This full harvest did not meet {0} known records (of {1}), such as {2}',
  未删除任何记录: 'nothing was deleted',
  '中断前已清除 {0} 条，其余没有删除':
    '{0} were removed before it was interrupted, the others were not',
  '{0}：{1}，{2}，等待核准': '{0}: {1}, {2}; it waits for a decision',
  '《{0}》': '“{0}”',
  '（无题名）': '(no title)',
  对方一条也没有给出: 'the repository gave none at all',
  有的时间段没有收全: 'some spans were not harvested whole',
  '有 {0} 页经过修复': '{0} pages had to be repaired',
  '有 {0} 条进了隔离区': '{0} went into quarantine',
  '超过 {0} 条且超过 {1}%': 'that is more than {0} records and more than {1}%',
  '前 {0} 条里': 'of the first {0} ',
  '核准后采用新的，同时清除没有再给出的 {0} 条':
    'once approved, the new ones are taken, and the {0} that were not given again are removed',
  '若果真换了，请先做一次完整收割，再核准那一次，旧的同时清除':
    'if they did change, do a full harvest first and approve that one, which removes the old ones too',
  '本次新来 {0} 条，{1}有 {2} 条的题名、责任者和年代与已有的记录（共 {3} 条）相同，只是标识符不同，如{4}：很可能是对方换了标识符（搬家、重装或换了系统）。新来的没有采用，以免读者看到两份，等待核准；{5}':
    'Of {0} new records {1}{2} have title, creator and year of known ones (of {3}) under other identifiers, such as {4}: the repository has probably changed its identifiers (moved, reinstalled, another system). The new ones were not taken, lest readers see everything twice; they wait for a decision. {5}',
  '本次完整收割收到 {0} 条，已有的 {1} 条一条也不在其中，如{2}：很可能是对方换了标识符，或者这个地址、集合现在是另一个库。没有采用，也没有删除任何记录，等待核准':
    'This full harvest brought {0} records, and not one of the {1} known ones is among them, such as {2}: the repository has probably changed its identifiers, or another one is at this address or set now. Nothing was taken and nothing deleted; it waits for a decision',
  '{0}变成{1}': '{0} became {1}',
  '收到已有的记录 {0} 条（共 {1} 条），其中 {2} 条换了题名，如{3}：标识符很可能分给了别的文献（对方重装、换了系统，或者导入的是另一个文件）。没有采用，读者看到的仍是原来的，等待核准':
    'Of {0} known records received (of {1}), {2} have other titles, such as {3}: their identifiers were probably given to other things (reinstalled, another system, or another file imported). They were not taken, and readers see what was there; they wait for a decision',
  '更早的收割带来、等待核准的 {0} 条还没有核定（原因见那一次收割），本次也没有采用，读者看到的仍是原来的，等待核准':
    '{0} records of an earlier harvest wait for a decision still (its page says why) and were not taken this time either; readers see what was there, and they wait',
  '对方一次把 {0} 条已有的记录（共 {1} 条）标为删除，如{2}：可能是误删、清库或者整库重建。没有删除任何记录，等待核准':
    'The repository marked {0} known records (of {1}) as deleted at once, such as {2}: perhaps by mistake, or it was emptied or rebuilt. Nothing was deleted; it waits for a decision',
  '{0}。本次收到的有 {1} 条还没有采用，读者看不到，随下一次收割一起核定':
    '{0}. Of what came this time {1} were not taken yet and are not seen by readers; they are decided with the next harvest',
  '。本次收到的有 {0} 条还没有采用，读者看不到，随下一次收割一起核定':
    '. Of what came this time {0} were not taken yet and are not seen by readers; they are decided with the next harvest',
};

const decisions: Sentences = {
  '没有收割批次 {0}。': 'There is no run {0}.',
  '收割批次 {0} 不是待核准的，无须核定。': 'Run {0} waits for no decision.',
  '收割批次 {0} 之后已有新的收割，以新的为准。':
    'There is a later harvest than run {0}; that one counts.',
  '收割批次 {0} 还在进行，不能撤销。': 'Run {0} is under way and cannot be undone.',
  '收割批次 {0} 已经撤销过。': 'Run {0} was undone already.',
  '收割批次 {0} 的{1}做到一半（{2} 条），要先做完：请再运行 {3} {4}，下次收割前也会自动做完。':
    'The decision about run {0} ({1}) is half done ({2} records) and has to be finished first: run {3} {4} again; before the next harvest it is finished by itself, too.',
  '{0}（{1}做到一半，已处理 {2} 条，其余会自动做完。）':
    '{0} ({1}: half done, {2} records so far; the others follow by themselves.)',
  核准: 'approval',
  不予核准: 'refusal',
  撤销: 'undoing',
  采用: 'taking',
  清除: 'removal',
  '数据源 {0} 正在收割，请等它结束后再试。':
    'Source {0} is being harvested; try again when that has ended.',
  '经核准，采用了对方的 {0} 条改动（含清除的）。':
    'Approved: {0} changes of the repository were taken (removals included).',
  '经核定不予采用：对方的 {0} 条改动没有采用，读者看到的仍是原来的；同样的内容再次收到也不采用，另有改动才再询问。':
    'Refused: {0} changes of the repository were not taken, and readers see what was there; the same content is not taken when it comes again, and only other changes are asked about.',
  '经核准，清除了对方已没有的 {0} 条记录。':
    'Approved: {0} records that the repository no longer has were removed.',
  '经核定不予清除：对方没有给出的 {0} 条记录保留，再次收到前不再询问。':
    'Refused: {0} records that the repository did not give stay; they are not asked about until they come again.',
  '{0}（已撤销：{1} 条恢复原状{2}。）': '{0} (Undone: {1} records are as they were{2}.)',
  '（已撤销：{0} 条恢复原状{1}。）': '(Undone: {0} records are as they were{1}.)',
  '，{0} 条其后又改过，保持现状': ', {0} were changed since and stay as they are',
  '{0}，{1} 条其后又改过，保持现状': '{0}, {1} were changed since and stay as they are',
  '，{0} 条原来的记录按今天的规则著录不出，保持现状，原因见隔离区':
    ', {0} earlier records cannot be described by the rules of today and stay as they are (see the quarantine)',
  '，{0} 条其后又改过，保持现状，{1} 条原来的记录按今天的规则著录不出，保持现状，原因见隔离区':
    ', {0} were changed since and stay as they are, {1} earlier records cannot be described by the rules of today and stay as they are (see the quarantine)',
  '{0} 已由另一个进程接管，本进程停止写入':
    '{0} was taken over by another process; this one writes no more',
};

export const harvest: Sentences = { ...outcomes, ...held, ...decisions };
