import type { RefusalSentence } from "./sentence.ts";

/** The register of disclosures: what a gate says when it stays shut. */
export const disclosureRefusals = {
  instrumentMissing: {
    status: 409,
    sentence: {
      en: "Not done. No instrument is logged for this demand. Log it with its scan first.",
      zh: "未执行：该调取尚未登记法律文书。请先登记并附扫描件。",
    },
  },
  instrumentNotBinding: {
    status: 422,
    sentence: {
      en: "Not released. A letter or a call asks and compels nobody. Ask for a binding instrument, or answer that nothing is given.",
      zh: "未提供：函件或口头请求没有强制力。请要求出具有约束力的文书，或答复不予提供。",
    },
  },
  scanNeeded: {
    status: 422,
    sentence: {
      en: "Not logged. A demand is logged with a scan of its instrument. Add the scan to the case and choose it.",
      zh: "未登记：登记调取须附文书扫描件。请先将扫描件加入案件并选取。",
    },
  },
  scanNoDocument: {
    status: 422,
    sentence: {
      en: "Not logged. This file is no scan of a document: it has to be a PDF or a picture of this case. Choose another one.",
      zh: "未登记：该文件不是文书扫描件，须为本案件的 PDF 或图片。请另选文件。",
    },
  },
  authorityNotVerified: {
    status: 409,
    sentence: {
      en: "Not done. Nobody has verified the authority yet. Call back on a number found independently first.",
      zh: "未执行：尚未核实机关身份。请先以独立查得的号码回拨核实。",
    },
  },
  callBackFromLetter: {
    status: 422,
    sentence: {
      en: "Not recorded. This number is the one that the demand itself gives, which proves nothing. Call a number that you found elsewhere.",
      zh: "未登记：该号码即来函所列号码，不能用于核实。请使用另行查得的号码。",
    },
  },
  callBackNotInDirectory: {
    status: 422,
    sentence: {
      en: "Not recorded. The directory has another number for this agency. Call that one, or name where you found yours.",
      zh: "未登记：名录中该机关的号码与此不同。请拨打名录号码，或注明号码来源。",
    },
  },
  reviewMissing: {
    status: 409,
    sentence: {
      en: "Not done. The legal review is not finished, or it found the demand not lawful.",
      zh: "未执行：法律审查尚未完成，或审查结论为不合法。",
    },
  },
  reviewHasNo: {
    status: 422,
    sentence: {
      en: "Not recorded. A check was answered with no, so the result cannot be that everything is lawful.",
      zh: "未登记：检查表中有“否”，结论不能为全部合法。",
    },
  },
  unknownBasis: {
    status: 422,
    sentence: {
      en: "Not recorded. This basis does not fit this kind of case. Choose one of those offered.",
      zh: "未登记：该依据不适用于此类案件。请从所列依据中选择。",
    },
  },
  gateNotMet: {
    status: 422,
    sentence: {
      en: "Not recorded. This case does not meet that gate, or the exception is none that it knows.",
      zh: "未登记：本案不涉及该关卡，或该例外不被认可。",
    },
  },
  gatePipl41: {
    status: 409,
    sentence: {
      en: "Not released. The data is stored in China and the authority is a foreign one: without the approval of the competent Chinese authority nothing leaves (PIPL art. 41). Record the approval, or answer with the proper route.",
      zh: "未提供：数据存储于境内而对方为境外机关，未经主管机关批准不得提供（《个人信息保护法》第四十一条）。请登记批准文号，或告知正当途径。",
    },
  },
  gateGdpr48: {
    status: 409,
    sentence: {
      en: "Not released. The data is in the EU and the authority is one of a third country: it needs an international agreement, or an art. 6 basis and a chapter V ground (GDPR art. 48). Record which, or answer with the proper route.",
      zh: "未提供：数据位于欧盟而对方为第三国机关，须有国际协定，或第 6 条依据及第五章传输理由（GDPR 第 48 条）。请登记，或告知正当途径。",
    },
  },
  gateSwiss271: {
    status: 409,
    sentence: {
      en: "Not released. The data is in Switzerland and the authority is a foreign one: acting for it there is a crime without permission (Criminal Code art. 271). Record the permission, or answer with the proper route.",
      zh: "未提供：数据位于瑞士而对方为外国机关，未经许可即属犯罪（刑法第 271 条）。请登记许可，或告知正当途径。",
    },
  },
  scopeMissing: {
    status: 409,
    sentence: {
      en: "Not done. The scope is not settled yet: say for each person and category what is asked, lawful, available and given.",
      zh: "未执行：范围尚未确定。请按人员和类别填写要求、合法、可得和提供的内容。",
    },
  },
  scopeItemUnknown: {
    status: 422,
    sentence: {
      en: "Not saved. A row names an item that its category does not have.",
      zh: "未保存：某行包含该类别没有的项目。",
    },
  },
  scopeBeyondLawful: {
    status: 422,
    sentence: {
      en: "Not saved. A row gives more than is lawful. Take it out of what is given, or say why it is lawful.",
      zh: "未保存：某行提供的内容超出合法范围。请删减。",
    },
  },
  scopeBeyondAvailable: {
    status: 422,
    sentence: {
      en: "Not saved. A row gives something that there is not.",
      zh: "未保存：某行提供了并不存在的内容。",
    },
  },
  scopeBeyondAsked: {
    status: 422,
    sentence: {
      en: "Not saved. A row gives something that nobody asked for.",
      zh: "未保存：某行提供了未被要求的内容。",
    },
  },
  withheldWithoutReason: {
    status: 422,
    sentence: {
      en: "Not saved. A row holds back something that was asked and does not say why. Write the reason.",
      zh: "未保存：某行未提供所要求的内容且未写明理由。请填写理由。",
    },
  },
  scopeRowTwice: {
    status: 422,
    sentence: {
      en: "Not saved. Two rows are about the same person and category. Put them together.",
      zh: "未保存：有两行的人员和类别相同。请合并。",
    },
  },
  scopePersonUnknown: {
    status: 422,
    sentence: {
      en: "Not saved. A row is about a person who is not on this case.",
      zh: "未保存：某行的人员不在本案件中。",
    },
  },
  challengeOpen: {
    status: 409,
    sentence: {
      en: "Not done. An objection is out and nobody has answered it yet. Record the reply first.",
      zh: "未执行：已提出的异议尚未得到答复。请先登记答复。",
    },
  },
  noChallengeOpen: {
    status: 409,
    sentence: {
      en: "Not recorded. No objection is waiting for a reply.",
      zh: "未登记：没有等待答复的异议。",
    },
  },
  undertakingMissing: {
    status: 409,
    sentence: {
      en: "Not done. The recipient is not bound yet: an undertaking, or new consent asked for by them, comes first.",
      zh: "未执行：接收方尚未受约束。须先有承诺，或由其重新征得同意。",
    },
  },
  preNoticeMissing: {
    status: 409,
    sentence: {
      en: "Not done. The people have not been told yet: purpose, kind of data and sensitive data come before it.",
      zh: "未执行：尚未事先告知个人。须先告知目的、信息种类和敏感信息。",
    },
  },
  noticeAfterRelease: {
    status: 422,
    sentence: {
      en: "Not recorded. What has to come before it cannot be later than now.",
      zh: "未登记：事先告知的时间不能晚于现在。",
    },
  },
  consentMissing: {
    status: 409,
    sentence: {
      en: "Not done. There is no express consent on file, and no law that makes it needless.",
      zh: "未执行：没有明示同意，也没有可免除同意的法律依据。",
    },
  },
  consentBeforeNotice: {
    status: 422,
    sentence: {
      en: "Not recorded. The consent is older than the notice. People consent to what they were told.",
      zh: "未登记：同意早于告知。个人须在被告知后同意。",
    },
  },
  releaseNotApproved: {
    status: 409,
    sentence: {
      en: "Not released. A second person has not approved exactly this content. Ask for approval; every edit makes the last one void.",
      zh: "未提供：第二人尚未批准现有内容。请请求批准；每次修改均使之前的批准失效。",
    },
  },
  emergencyBeyondMinimum: {
    status: 422,
    sentence: {
      en: "Not done. In an emergency only who it is and where may be given. Take the other items out.",
      zh: "未执行：紧急情况下仅可提供身份和位置信息。请删去其他项目。",
    },
  },
  packageFileMissing: {
    status: 422,
    sentence: {
      en: "Not built. {{count}} rows give something and no file carries it. Name the files in the scope.",
      zh: "未生成：有 {{count}} 行提供了内容却没有对应文件。请在范围表中选择文件。",
    },
    one: "Not built. One row gives something and no file carries it. Name the file in the scope.",
  },
  packageTooLarge: {
    status: 422,
    sentence: {
      en: "Not built. The files are larger than 100 MB together. Split what is given, or hand over a medium.",
      zh: "未生成：文件合计超过 100 MB。请分次提供，或以介质交付。",
    },
  },
  packageMissing: {
    status: 422,
    sentence: {
      en: "Not released. Nothing leaves as a file that is not encrypted. Build the package first, or choose the channel by which it left.",
      zh: "未提供：以文件形式提供的内容必须加密。请先生成加密包，或选择实际使用的提供方式。",
    },
  },
  packageOutdated: {
    status: 409,
    sentence: {
      en: "Not done. The package was built of another content than the approved one. Build it again.",
      zh: "未执行：加密包的内容与已批准的不一致。请重新生成。",
    },
  },
  scopeFileUnknown: {
    status: 422,
    sentence: {
      en: "Not saved. A row names a file that is not on this case.",
      zh: "未保存：有一行所选文件不属于本案件。",
    },
  },
  factContentMissing: {
    status: 422,
    sentence: {
      en: "Not released. An entry says what leaves, and nothing is marked as given.",
      zh: "未提供：登记须写明内容，但没有任何项目被标为提供。",
    },
  },
  factTimeMissing: {
    status: 422,
    sentence: {
      en: "Not released. An entry says when. Enter the time of the disclosure.",
      zh: "未提供：登记须写明时间。请填写披露时间。",
    },
  },
  factReasonMissing: {
    status: 422,
    sentence: {
      en: "Not released. An entry says why. Enter the reason.",
      zh: "未提供：登记须写明事由。请填写事由。",
    },
  },
  factRecipientMissing: {
    status: 422,
    sentence: {
      en: "Not released. An entry says to whom. Enter the recipient.",
      zh: "未提供：登记须写明接收方。请填写接收方。",
    },
  },
  factObjectMissing: {
    status: 422,
    sentence: {
      en: "Not released. An entry says whom it is about. Name the persons or describe the scope.",
      zh: "未提供：登记须写明所涉个人。请列出人员或描述范围。",
    },
  },
  stepNotOnPath: {
    status: 409,
    sentence: {
      en: "Not done. This kind of case has no such step.",
      zh: "未执行：此类案件没有该步骤。",
    },
  },
  alreadyAnswered: {
    status: 409,
    sentence: {
      en: "Not done. The demand has been answered. What was entered can be corrected in the register.",
      zh: "未执行：该调取已答复。已登记的内容可在登记册中更正。",
    },
  },
  notAnswered: {
    status: 409,
    sentence: {
      en: "Not closed. The demand has not been answered yet.",
      zh: "未结案：该调取尚未答复。",
    },
  },
  notReleased: {
    status: 409,
    sentence: {
      en: "Not recorded. Nothing has been released yet.",
      zh: "未登记：尚未提供任何内容。",
    },
  },
  paperOwed: {
    status: 409,
    sentence: {
      en: "Not closed. The paper to this emergency has not come yet. Record it.",
      zh: "未结案：紧急请求的书面文书尚未补交。请登记。",
    },
  },
  notPreserved: {
    status: 409,
    sentence: {
      en: "Not closed. Nothing has been recorded as preserved.",
      zh: "未结案：尚未登记保全内容。",
    },
  },
  noticeOwed: {
    status: 409,
    sentence: {
      en: "Not closed. A person is still to be told of this, now or when secrecy ends.",
      zh: "未结案：仍须告知个人（现在或保密届满后）。",
    },
  },
  noticeNotOpen: {
    status: 409,
    sentence: {
      en: "Not recorded. No notice is owed now.",
      zh: "未登记：目前无需告知。",
    },
  },
  secrecyForbidsNotice: {
    status: 409,
    sentence: {
      en: "Not recorded. Secrecy still stands. The notice can be deferred or barred, not given.",
      zh: "未登记：保密要求仍然有效。可暂缓或不予告知，不能告知。",
    },
  },
  secrecyForbidsLetter: {
    status: 409,
    sentence: {
      en: "Not written and not sent. An order of secrecy stands on this case, so the person must not be written to.",
      zh: "未撰写、未发送：本案仍有保密要求，不得致函个人。",
    },
  },
  deferredWithoutSecrecy: {
    status: 422,
    sentence: {
      en: "Not recorded. A notice is deferred by an order of secrecy. Record who ordered it and until when.",
      zh: "未登记：暂缓告知须有保密要求。请登记由谁要求及期限。",
    },
  },
  secrecyWithoutOrder: {
    status: 422,
    sentence: {
      en: "Not recorded. Secrecy says who ordered it and under which number.",
      zh: "未登记：保密须写明由谁要求及编号。",
    },
  },
  secrecyInPast: {
    status: 422,
    sentence: {
      en: "Not recorded. The end of secrecy lies in the past. Enter a day that is still to come.",
      zh: "未登记：保密截止日已过。请填写今后的日期。",
    },
  },
  secrecyWithoutEnd: {
    status: 422,
    sentence: {
      en: "Not recorded. Secrecy until a day says which day; secrecy without an end says when it is reviewed.",
      zh: "未登记：有期限的保密须写明日期；无期限的保密须写明复核日。",
    },
  },
  entryChanged: {
    status: 409,
    sentence: {
      en: "Not saved. This entry has a newer version. Look at it and write the correction again.",
      zh: "未保存：该登记已有新版本。请查看后重新填写更正。",
    },
  },
  entryVoided: {
    status: 409,
    sentence: {
      en: "Not saved. This number is void. It stays visible and is not changed any more.",
      zh: "未保存：该编号已作废，保留可见，不再更改。",
    },
  },
  correctionOpen: {
    status: 409,
    sentence: {
      en: "Not saved. Another correction of this entry waits for a second person.",
      zh: "未保存：该登记有另一项更正等待第二人确认。",
    },
  },
  correctionNothing: {
    status: 422,
    sentence: {
      en: "Not saved. The correction says the same as the entry.",
      zh: "未保存：更正内容与原登记相同。",
    },
  },
  agencyTwice: {
    status: 409,
    sentence: {
      en: "Not saved. The directory has this agency with this number.",
      zh: "未保存：名录中已有该机关和号码。",
    },
  },
  transferForm: {
    status: 422,
    sentence: {
      en: "Not saved. A business transfer needs its form, and no other kind has one.",
      zh: "未保存：业务转让须注明形式，其他种类不适用。",
    },
  },
  reviewIncomplete: {
    status: 422,
    sentence: {
      en: "Not recorded. {{count}} checks of the list are not answered yet.",
      zh: "未登记：检查表还有 {{count}} 项未回答。",
    },
    one: "Not recorded. One check of the list is not answered yet.",
  },
} as const satisfies Record<string, RefusalSentence>;
