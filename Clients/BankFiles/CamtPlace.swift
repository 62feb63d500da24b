/// The elements that mean something to us, by their path below the report. Spellings of all versions stand together.
enum CamtPlace: Sendable {
    // Of the report
    case id, created, page, iban, otherAccount, currency
    case balance, balanceType, balanceAmount, balanceDirection, balanceDate
    // Of an entry
    case entry, amount, direction, reversal, status, booked, valued, bankReference, entryText
    case paymentInformation, message, declared, entryChargesTotal, entryCharges
    // Of a transaction
    case transaction, ownAmount, transactionAmount, ownDirection
    case endToEnd, mandate, ownReference, instruction, transactionID, proprietary, check
    case debtor, creditor, ultimateDebtor, ultimateCreditor, debtorAccount, creditorAccount
    case note, returnCode, returnText, chargesTotal, charges
    case unstructured, structured, creditorReference, creditorReferenceType
    case document, documentNumber, documentType, remitted, structuredNote

    /// Its `Ccy` attribute is wanted.
    var isAmount: Bool {
        switch self {
        case .balanceAmount, .amount, .ownAmount, .transactionAmount, .chargesTotal, .charges, .remitted, .entryChargesTotal,
            .entryCharges:
            true
        default: false
        }
    }

    /// By path without the report element, as `Ntry/Amt`; nil: passed over.
    static func at(_ path: some StringProtocol) -> CamtPlace? { table[String(path)] }

    private static let table: [String: CamtPlace] = {
        var table: [String: CamtPlace] = [
            "Id": .id, "CreDtTm": .created, "StmtPgntn/PgNb": .page, "RptPgntn/PgNb": .page, "NtfctnPgntn/PgNb": .page,
            "Acct/Id/IBAN": .iban, "Acct/Id/Othr/Id": .otherAccount, "Acct/Id/PrtryAcct/Id": .otherAccount,
            "Acct/Id/BBAN": .otherAccount, "Acct/Id/UPIC": .otherAccount, "Acct/Ccy": .currency,
            "Bal": .balance, "Bal/Tp/CdOrPrtry/Cd": .balanceType, "Bal/Tp/CdOrPrtry/Prtry": .balanceType,
            "Bal/Tp/Cd": .balanceType, "Bal/Amt": .balanceAmount, "Bal/CdtDbtInd": .balanceDirection,
            "Bal/Dt/Dt": .balanceDate, "Bal/Dt/DtTm": .balanceDate,
            "Ntry": .entry,
        ]
        let entry: [String: CamtPlace] = [
            "Amt": .amount, "CdtDbtInd": .direction, "RvslInd": .reversal, "Sts": .status, "Sts/Cd": .status,
            "Sts/Prtry": .status, "BookgDt/Dt": .booked, "BookgDt/DtTm": .booked, "ValDt/Dt": .valued,
            "ValDt/DtTm": .valued, "AcctSvcrRef": .bankReference, "AddtlNtryInf": .entryText,
            "NtryDtls/Btch/PmtInfId": .paymentInformation, "NtryDtls/Btch/MsgId": .message,
            "NtryDtls/Btch/NbOfTxs": .declared, "NtryDtls/TxDtls": .transaction,
            "Chrgs/TtlChrgsAndTaxAmt": .entryChargesTotal, "Chrgs/Amt": .entryCharges, "Chrgs/Rcrd/Amt": .entryCharges,
        ]
        let transaction: [String: CamtPlace] = [
            "Amt": .ownAmount, "AmtDtls/TxAmt/Amt": .transactionAmount, "CdtDbtInd": .ownDirection,
            "Refs/EndToEndId": .endToEnd, "Refs/MndtId": .mandate, "Refs/AcctSvcrRef": .ownReference,
            "Refs/InstrId": .instruction, "Refs/TxId": .transactionID, "Refs/Prtry/Ref": .proprietary,
            "Refs/ChqNb": .check, "RltdPties/Dbtr/Nm": .debtor, "RltdPties/Dbtr/Pty/Nm": .debtor,
            "RltdPties/Cdtr/Nm": .creditor, "RltdPties/Cdtr/Pty/Nm": .creditor,
            "RltdPties/UltmtDbtr/Nm": .ultimateDebtor, "RltdPties/UltmtDbtr/Pty/Nm": .ultimateDebtor,
            "RltdPties/UltmtCdtr/Nm": .ultimateCreditor, "RltdPties/UltmtCdtr/Pty/Nm": .ultimateCreditor,
            "RltdPties/DbtrAcct/Id/IBAN": .debtorAccount, "RltdPties/DbtrAcct/Id/Othr/Id": .debtorAccount,
            "RltdPties/CdtrAcct/Id/IBAN": .creditorAccount, "RltdPties/CdtrAcct/Id/Othr/Id": .creditorAccount,
            "AddtlTxInf": .note, "RtrInf/Rsn/Cd": .returnCode, "RtrInf/RtrRsn/Cd": .returnCode,
            "RtrInf/Rsn/Prtry": .returnCode, "RtrInf/AddtlInf": .returnText, "RtrInf/AddtlRtrRsnInf": .returnText,
            "Chrgs/TtlChrgsAndTaxAmt": .chargesTotal, "Chrgs/Amt": .charges, "Chrgs/Rcrd/Amt": .charges,
            "RmtInf/Ustrd": .unstructured, "RmtInf/Strd": .structured,
        ]
        let structured: [String: CamtPlace] = [
            "CdtrRefInf/Ref": .creditorReference, "CdtrRefInf/CdtrRef": .creditorReference,
            "CdtrRefInf/Tp/CdOrPrtry/Cd": .creditorReferenceType, "CdtrRefInf/Tp/CdOrPrtry/Prtry": .creditorReferenceType,
            "CdtrRefInf/CdtrRefTp/Cd": .creditorReferenceType, "CdtrRefInf/CdtrRefTp/Prtry": .creditorReferenceType,
            "RfrdDocInf": .document, "RfrdDocInf/Nb": .documentNumber, "RfrdDocInf/RfrdDocNb": .documentNumber,
            "RfrdDocInf/Tp/CdOrPrtry/Cd": .documentType, "RfrdDocInf/Tp/CdOrPrtry/Prtry": .documentType,
            "RfrdDocAmt/RmtdAmt": .remitted, "AddtlRmtInf": .structuredNote,
        ]
        for (path, place) in entry { table["Ntry/" + path] = place }
        for (path, place) in transaction { table["Ntry/NtryDtls/TxDtls/" + path] = place }
        for (path, place) in structured { table["Ntry/NtryDtls/TxDtls/RmtInf/Strd/" + path] = place }
        return table
    }()
}
