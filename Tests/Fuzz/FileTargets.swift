import BankFiles
import Glibc

extension FuzzTarget {
    /// CSV files, plain and of banks, from memory and from a descriptor; the first byte is the separator.
    package static let csv = FuzzTarget(
        "csv", bytesMax: 8_192, changesInTests: 3_000,
        seeds: {
            [
                "number,customer,amount\nFTI-1,C1,12.50\n", "a,\"b,c\",\"say \"\"hi\"\"\"\r\n1,2,3\r\n", "\u{feff}h\n\"x\ny\"\n\nz",
                "\"a,b\nc,d\ne,f\n", "5\" NAIL,x\n", "\"\",\"\"\"\"", "a\",\"b\na\",\"b\na\",\"b\n",
            ].map { [0x2c] + Array($0.utf8) } + [[0x3b] + Array("Datum;Betrag\n01.12.2025;\"1.234,50\"\n".utf8)]
        }
    ) {
        return { bytes in
            guard let separator = bytes.first else { return false }
            let file = Array(bytes.dropFirst())
            var reader = CSVReader(bytes: file)
            let fromMemory = try records(&reader, separator, file.count)
            guard let descriptor = pipeHolding(file) else { return false }
            defer { close(descriptor) }
            var other = CSVReader(descriptor: descriptor)
            try expect(try records(&other, separator, file.count) == fromMemory, "memory and file are read in two ways")
            return fromMemory.contains { !$0.isMalformed }
        }
    }

    private struct FoundRecord: Equatable {
        let line: Int
        let isMalformed: Bool
        let raw: [UInt8]
        let fields: [[UInt8]]
    }

    private static func records(_ reader: inout CSVReader, _ separator: UInt8, _ byteCount: Int) throws -> [FoundRecord] {
        var (record, found, line, rawCount) = (CSVRecord(), [FoundRecord](), 0, 0)
        record.separator = separator
        while try reader.next(into: &record) {
            let fields = (0..<record.count).map { place in record.withField(place) { Array($0) } }
            for place in 0..<record.count {
                _ = record.withField(place) { ExactDecimal($0)?.minorUnits(exponent: 2) }
                _ = record.text(place)
            }
            found.append(FoundRecord(line: record.line, isMalformed: record.fault != nil, raw: Array(record.raw), fields: fields))
            try expect(record.line > line, "lines do not go on")
            line = record.line
            rawCount += record.raw.count
            try expect(rawCount <= byteCount, "more bytes than the file has")
        }
        return found
    }

    /// Small enough not to wait for a reader.
    private static func pipeHolding(_ bytes: [UInt8]) -> Int32? {
        var ends: [Int32] = [0, 0]
        guard pipe(&ends) == 0 else { return nil }
        let written = bytes.withUnsafeBytes { write(ends[1], $0.baseAddress, $0.count) }
        close(ends[1])
        guard written == bytes.count else {
            close(ends[0])
            return nil
        }
        return ends[0]
    }

    /// XML of banks: reports of entries, payment status reports, and direct debit files of ours.
    package static let bankXML = FuzzTarget("bank-xml", bytesMax: 8_192, changesInTests: 3_000, seeds: { bankFiles.map { Array($0.utf8) } }) {
        return { bytes in
            let file = Array(bytes)
            let entries = camt(file)
            let told = (try? [ToldDebit].read(pain008: file)) ?? []
            for debit in told { try expect(debit.amount >= 0, "a debit of \(debit.amount)") }
            guard let report = try? PaymentStatusReport.read(bytes: file) else { return entries }
            for list in [told, [ToldDebit(payment: "P1", endToEnd: "E1", amount: 1_000)]] {
                let rejected = try? report.rejected(of: list)
                try expect((rejected?.count ?? 0) <= list.count, "more is rejected than was told")
            }
            return true
        }
    }

    private static func camt(_ file: [UInt8]) -> Bool {
        let exponents = ["EUR": 2, "GBP": 2, "JPY": 0, "BHD": 3]
        do throws(BankFileFailure) {
            var reader = try CamtReader(bytes: file) { exponents[$0] }
            while case .some = try reader.next() {}
            return true
        } catch { return false }
    }

    private static let bankFiles = [
        """
        <?xml version="1.0" encoding="UTF-8"?><Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt>
        <GrpHdr><MsgId>M1</MsgId><CreDtTm>2026-06-30T08:00:00</CreDtTm></GrpHdr><Stmt><Id>S1</Id>
        <Acct><Id><IBAN>DE02120300000000202051</IBAN></Id><Ccy>EUR</Ccy></Acct>
        <Bal><Tp><CdOrPrtry><Cd>OPBD</Cd></CdOrPrtry></Tp><Amt Ccy="EUR">10.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>2026-06-29</Dt></Dt></Bal>
        <Bal><Tp><CdOrPrtry><Cd>CLBD</Cd></CdOrPrtry></Tp><Amt Ccy="EUR">22.50</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>2026-06-30</Dt></Dt></Bal>
        <Ntry><Amt Ccy="EUR">12.50</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>2026-06-30</Dt></BookgDt>
        <NtryDtls><TxDtls><Refs><EndToEndId>E1</EndToEndId></Refs><Amt Ccy="EUR">12.50</Amt><RltdPties><Dbtr><Pty><Nm>Anna</Nm></Pty></Dbtr></RltdPties>
        <RmtInf><Ustrd>FTI-000001</Ustrd><Strd><RfrdDocInf><Nb>FTI-000001</Nb></RfrdDocInf><RfrdDocAmt><RmtdAmt Ccy="EUR">12.50</RmtdAmt></RfrdDocAmt></Strd></RmtInf></TxDtls></NtryDtls>
        </Ntry></Stmt></BkToCstmrStmt></Document>
        """,
        """
        <?xml version="1.0"?><Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.054.001.02"><BkToCstmrDbtCdtNtfctn><Ntfctn><Id>N1</Id>
        <Ntry><Amt Ccy="EUR">1</Amt><CdtDbtInd>DBIT</CdtDbtInd><RvslInd>true</RvslInd><Sts>BOOK</Sts><BookgDt><DtTm>2026-06-30T08:00:00</DtTm></BookgDt>
        <NtryDtls><Btch><NbOfTxs>2</NbOfTxs></Btch><TxDtls><RtrInf><Rsn><Cd>AC04</Cd></Rsn></RtrInf></TxDtls></NtryDtls></Ntry></Ntfctn></BkToCstmrDbtCdtNtfctn></Document>
        """,
        """
        <?xml version="1.0"?><Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.10"><CstmrPmtStsRpt><GrpHdr><MsgId>B1</MsgId></GrpHdr>
        <OrgnlGrpInfAndSts><OrgnlMsgId>DD-1</OrgnlMsgId><OrgnlMsgNmId>pain.008.001.02</OrgnlMsgNmId></OrgnlGrpInfAndSts>
        <OrgnlPmtInfAndSts><OrgnlPmtInfId>P1</OrgnlPmtInfId><TxInfAndSts><OrgnlEndToEndId>E1</OrgnlEndToEndId><TxSts>RJCT</TxSts>
        <StsRsnInf><Rsn><Cd>AC04</Cd></Rsn></StsRsnInf><OrgnlTxRef><Amt><InstdAmt Ccy="EUR">10.00</InstdAmt></Amt></OrgnlTxRef></TxInfAndSts></OrgnlPmtInfAndSts>
        </CstmrPmtStsRpt></Document>
        """,
        """
        <?xml version="1.0"?><Document><CstmrDrctDbtInitn><PmtInf><PmtInfId>P1</PmtInfId><DrctDbtTxInf><PmtId><EndToEndId>E1</EndToEndId></PmtId>
        <InstdAmt Ccy="EUR">10.00</InstdAmt></DrctDbtTxInf></PmtInf></CstmrDrctDbtInitn></Document>
        """,
        "<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>",
    ]
}
