export const conversation = {
  fresh_one: "{{count}} new entry.",
  fresh_other: "{{count}} new entries.",
  show_one: "Show it",
  show_other: "Show them",
  by: "{{name}}, {{moment}}",
  empty: "Nothing has been said on this case yet.",
  closed: "What was said on this case is not open to your role.",
  unknownSender: "Unknown sender",
  byPost: "by post",
  toUs: "us",
  automatic: "automatic answer",
  unverified: "unverified sender",
  sentHash: "Mail SHA-256",
  pdf: "PDF of the letter",
  pdfHash: "PDF SHA-256",
  copyHash: "Copy the hash",
  box: {
    title: "Unverified sender: {{address}}",
    titleNoAddress: "Unverified sender",
    words:
      "This mail quotes the case but came from another address. No address was changed, and nothing was sent to it.",
    keep: "Keep in the conversation",
    dismiss: "Not this case",
  },
  dismissed: "A mail from {{from}} was set aside as not part of this case.",
  showDismissed: "Show it",
  hideDismissed: "Hide it",
  letter: {
    draft: "Draft: {{title}}",
    draftBy: "{{by}}, saved {{moment}}",
    queued: "{{title}} is about to leave.",
    printed: "{{title}} is printed and waits to be posted.",
    failed: "{{title}} could not be delivered.",
    continue: "Continue",
    open: "Open",
  },
  nobody: "somebody who has left",
  file: {
    check: {
      waiting: "being checked; not handed out yet",
      held: "held: the scanner found something in it",
    },
    active: "active content: download only",
    inside: {
      script: "runs a script",
      launch: "starts something or sends a form away",
      macros: "has macros",
      programs: "holds programs",
      embedded: "holds files of its own",
      locked: "locked: nobody can look into it",
      unseen: "packed in a way that was not looked into",
    },
  },
  mailNote: {
    "charset-unknown": "The mail names a character set that is not known.",
    "charset-replaced": "Some characters could not be read and are shown as �.",
    "charset-unreadable":
      "The text could not be read; the original is kept whole.",
    "headers-notUtf8": "Some headers are not readable text.",
    "mime-broken": "The mail is not well formed; what could be read is shown.",
    "mime-truncated": "The mail ends in the middle.",
    "mime-enclosedMail": "Another mail is enclosed.",
    "html-only":
      "The mail came without a text version; this is taken from its HTML.",
    "html-differs":
      "Its HTML says something else than its text. Look at the original.",
    "html-activeContent": "Scripts, forms or frames were taken out.",
    "html-remoteContent": "Pictures and contents from outside were taken out.",
    "html-tooLong": "The HTML is too long and is not shown.",
    "text-none": "The mail has no text.",
    "text-controls": "Hidden control characters were taken out.",
    "text-cut": "The text is longer than shown here; the original is whole.",
    "date-missing": "The mail has no date; it counts from its arrival.",
    "date-invalid":
      "The date of the mail cannot be read; it counts from its arrival.",
    "date-inFuture":
      "The mail’s date lies in the future; it counts from its arrival.",
    "date-longAgo":
      "The mail’s date lies far back; it counts from its arrival.",
    "from-missing": "The mail names no sender.",
    "from-several": "The mail names several senders.",
    "replyTo-differs":
      "Replies are asked to another address than the sender’s.",
    "messageId-missing": "The mail has no identifier of its own.",
    "attachment-nameChanged": "The name of an attachment was cleaned.",
    "attachment-trap":
      "An attachment is built to overwhelm or mislead whoever opens it. Do not unpack it.",
    "attachment-active":
      "An attachment can run programs. It is offered for download only.",
    "attachment-empty": "An attachment is empty.",
    "attachment-tooMany":
      "Not all attachments could be taken in; the original has them.",
    "auto-maybe": "It may be an automatic answer.",
    "thread-caseEnded": "It answers a case that has ended.",
    "sender-otherAddress": "It came from another address than the person’s.",
    "sender-noAddress": "It names no address it came from.",
    "sender-disownedByDomain":
      "The sender’s own domain says that it did not send this.",
    "sender-threadAndReferenceDisagree":
      "It answers one case and quotes another.",
    "sender-automaticInThread": "An automatic answer to one of our letters.",
    "sender-automaticFromAddress":
      "An automatic answer from the person’s address.",
    "sender-automaticUnknown": "An automatic answer that fits no case.",
    "sender-noThread": "It answers no mail of ours.",
    "sender-replyAddress": "It answers a letter of ours.",
    "sender-noReplyAddress":
      "It was not sent to the reply address of a letter, so anybody may have written it in the person’s name.",
    "sender-staleReplyAddress":
      "Its reply address is not, or no longer, one of this case and this person.",
    other: "Something about this mail wants a look at the original.",
  },
};
