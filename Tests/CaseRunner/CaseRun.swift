/// What became of one case.
struct CaseResult: Sendable {
    enum Verdict: Sendable {
        case passed
        /// What differs; one text per difference.
        case failed([String])
        /// Operations that no RPC offers yet.
        case skipped([String])
    }

    let name: String
    let verdict: Verdict

    var isFailure: Bool { if case .failed = verdict { true } else { false } }

    /// What is printed of it; nothing of a case that passed.
    var line: String? {
        switch verdict {
        case .passed: nil
        case .failed(let differences): "FAIL \(name): \(differences.joined(separator: " | "))"
        case .skipped(let operations): "SKIP \(name): needs \(operations.joined(separator: ", "))"
        }
    }

    /// The last line.
    static func summary(of results: [CaseResult]) -> String {
        var (passed, failed, skipped) = (0, 0, 0)
        for result in results {
            switch result.verdict {
            case .passed: passed += 1
            case .failed: failed += 1
            case .skipped: skipped += 1
            }
        }
        return "\(passed) passed, \(failed) failed, \(skipped) skipped"
    }
}

/// Plays cases, on as few servers as their clocks allow.
///
/// A server's clock goes forward only, so cases are played in the order of the moment they start at; one that starts
/// earlier than the clock gets a new server. Results come back in the order of the paths.
struct CaseRun {
    let server: String
    /// Folder for the stores that come of it; nil: none is kept.
    var keeper: String?
    /// Whether each writing call is asked for as a preview before (F17).
    var rehearses = false

    private struct Ready {
        let index: Int
        let file: CaseFile
        let start: CaseInstant
    }

    func results(of paths: [String]) async -> [CaseResult] {
        var results: [CaseResult?] = Array(repeating: nil, count: paths.count)
        var ready: [Ready] = []
        for (index, path) in paths.enumerated() {
            switch Self.prepared(path, index) {
            case .play(let next): ready.append(next)
            case .done(let result): results[index] = result
            }
        }
        ready.sort { ($0.start, $0.index) < ($1.start, $1.index) }
        var sandbox: Sandbox?
        for next in ready {
            do {
                let usable = try await self.sandbox(from: sandbox, for: next.start)
                sandbox = usable
                results[next.index] = await Self.play(next.file, on: usable.ledger)
            } catch {
                results[next.index] = CaseResult(name: next.file.name, verdict: .failed(["\(error)"]))
            }
        }
        await sandbox?.stop()
        return results.compactMap(\.self)
    }

    private enum Prepared {
        case play(Ready)
        case done(CaseResult)
    }

    /// Reads a case and finds out, before any server runs, whether it can be played.
    private static func prepared(_ path: String, _ index: Int) -> Prepared {
        let fileName = (path.split(separator: "/").last.map(String.init) ?? path).replacing(".json", with: "")
        do {
            let file = try CaseFile(path: path)
            if file.json["normative"].flag == false {
                return .done(
                    CaseResult(name: file.name, verdict: .skipped(["a decision first: it is not normative"])))
            }
            let gaps = file.schema.play.gaps(in: file.json)
            guard gaps.isEmpty else { return .done(CaseResult(name: file.name, verdict: .skipped(gaps))) }
            let start = try file.schema.play.start(of: file.json)
            return .play(Ready(index: index, file: file, start: start))
        } catch {
            return .done(CaseResult(name: fileName, verdict: .failed(["\(error)"])))
        }
    }

    private func sandbox(from current: Sandbox?, for start: CaseInstant) async throws -> Sandbox {
        if let current {
            if current.isUsable, current.ledger.clock <= start { return current }
            await current.stop()
        }
        let new = try await Sandbox.start(server: server, keeper: keeper, rehearses: rehearses)
        guard new.ledger.clock <= start else {
            await new.stop()
            throw CaseFailure(
                "the clock of a fresh sandbox stands at \(new.ledger.clock.date), after the case")
        }
        return new
    }

    private static func play(_ file: CaseFile, on ledger: CaseLedger) async -> CaseResult {
        do {
            let differences = try await file.schema.play.init(file.json, on: ledger).differences()
            return CaseResult(name: file.name, verdict: differences.isEmpty ? .passed : .failed(differences))
        } catch let gap as Gap {
            return CaseResult(name: file.name, verdict: .skipped([gap.operation]))
        } catch {
            return CaseResult(name: file.name, verdict: .failed(["while loading or playing: \(error)"]))
        }
    }
}
