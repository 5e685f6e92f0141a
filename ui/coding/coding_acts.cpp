#include "ui/coding/coding_acts.h"
#include "core/coding/coders.h"
#include "core/coding/memos.h"
#include "core/project/project.h"
#include "ui/coding/blind.h"
#include "ui/support/settings.h"
#include <QCryptographicHash>
#include <algorithm>
#include <map>
#include <set>

namespace counterpoint::ui {

namespace {
constexpr std::size_t remembered = 30;
}

CodingActs::CodingActs(Session& session, QObject* parent)
    : QObject(parent)
    , m_session(session)
{
    const auto kept = QString::fromLatin1(settings::layout(pinKey()));
    for (const auto& id : kept.split(u' ', Qt::SkipEmptyParts))
        m_pinned.emplace_back(id.toLongLong());
}

/// Ids alone are kept outside the study, by a name that says nothing of it.
QString CodingActs::pinKey() const
{
    const auto hash = QCryptographicHash::hash(m_session.project().path().toUtf8(), QCryptographicHash::Sha1).toHex();
    return QStringLiteral("pinned-codes-") + QString::fromLatin1(hash.left(16));
}

Result<CoderId> CodingActs::coderAtWork(Edit& db) const { return coders::ensure(db, m_session.coderName()); }

Result<CodeId> CodingActs::resolve(Edit& db, const CodeChoice& choice)
{
    return choice.code.isValid() ? Result<CodeId>(choice.code) : codebook::ensurePath(db, choice.newPath);
}

QString CodingActs::nameOf(const CodeChoice& choice) const
{
    if (!choice.code.isValid())
        return choice.newPath.section(u'/', -1).trimmed();
    const auto code = m_session.project().read([&](const Read& db) { return codebook::byId(db, choice.code); });
    return code ? code->name : QString();
}

void CodingActs::used(CodeId code, CoderId coder)
{
    std::erase(m_recent, code);
    m_recent.insert(m_recent.begin(), code);
    if (m_recent.size() > remembered)
        m_recent.pop_back();
    if (m_session.coder() != coder)
        m_session.setCoder(coder, m_session.coderName());
}

bool CodingActs::codeWith(const CodeChoice& choice, const QString& label, const QString& sentence, const Write& write)
{
    CodeId code;
    CoderId coder;
    const auto coded = m_session.project().perform(label, [&](Edit& db) -> Result<> {
        const auto resolved = resolve(db, choice);
        if (!resolved)
            return fail(resolved);
        const auto worker = coderAtWork(db);
        if (!worker)
            return fail(worker);
        code = *resolved;
        coder = *worker;
        return write(db, code, coder);
    });
    if (!done(coded, sentence))
        return false;
    used(code, coder);
    return true;
}

std::optional<CodingId> CodingActs::code(SourceId source, const QString& sourceName, TextSpan span, const CodeChoice& choice)
{
    CodingId coding;
    const bool isCoded =
        codeWith(choice, tr("Code “%1” in %2").arg(nameOf(choice), sourceName), {}, [&](Edit& db, CodeId code, CoderId coder) {
            return codings::add(db, {{}, source, code, coder, span, {}, {}}).map([&](CodingId id) { coding = id; });
        });
    return isCoded ? std::optional(coding) : std::nullopt;
}

bool CodingActs::codeHits(SourceId source, const std::vector<TextSpan>& spans, const CodeChoice& choice)
{
    const auto name = nameOf(choice);
    return codeWith(choice, tr("Code %n hit(s) “%1”", nullptr, int(spans.size())).arg(name),
                    tr("Coded %n hit(s) with “%1”.", nullptr, int(spans.size())).arg(name), eachOf(source, spans));
}

bool CodingActs::codeAnswers(SourceId source, const std::vector<TextSpan>& spans, const CodeChoice& choice)
{
    const auto name = nameOf(choice);
    return codeWith(choice, tr("Code %n answer(s) “%1”", nullptr, int(spans.size())).arg(name),
                    spans.size() > 1 ? tr("Coded %n answer(s) with “%1”.", nullptr, int(spans.size())).arg(name) : QString(),
                    eachOf(source, spans));
}

CodingActs::Write CodingActs::eachOf(SourceId source, const std::vector<TextSpan>& spans)
{
    return [source, &spans](Edit& db, CodeId code, CoderId coder) {
        return codings::addAll(db, {{}, source, code, coder, {}, {}, {}}, spans);
    };
}

bool CodingActs::autocode(const std::vector<AutocodePart>& parts)
{
    CodeId code;
    CoderId coder;
    std::set<SourceId> sources;
    int count = 0;
    for (const auto& part : parts)
        for (const auto& passage : part.passages)
            if (!passage.isCoded)
                sources.insert(passage.source);
    const auto name = parts.size() == 1 ? tr("“%1”").arg(nameOf(parts.front().code)) : tr("%n code(s)", nullptr, int(parts.size()));
    const auto coded = m_session.project().perform(tr("Autocode with %1").arg(name), [&](Edit& db) -> Result<> {
        const auto worker = coderAtWork(db);
        if (!worker)
            return fail(worker);
        coder = *worker;
        for (const auto& part : parts) {
            const auto resolved = resolve(db, part.code);
            if (!resolved)
                return fail(resolved);
            code = *resolved;
            const auto done = autocode::apply(db, part.passages, code, coder);
            if (!done)
                return fail(done);
            count += *done;
        }
        return {};
    });
    if (!done(
            coded,
            tr("Coded %1 in %2 with %3.").arg(tr("%n passage(s)", nullptr, count), tr("%n source(s)", nullptr, int(sources.size())), name)))
        return false;
    used(code, coder);
    return true;
}

void CodingActs::removeFromAnswers(const std::vector<CodingId>& codings, const QString& codeName, int answers)
{
    const auto removed = m_session.project().perform(tr("Remove “%1” from %n answer(s)", nullptr, answers).arg(codeName), [&](Edit& db) {
        for (const auto id : codings)
            codings::remove(db, id);
    });
    done(removed, tr("Removed “%1” from %n answer(s).", nullptr, answers).arg(codeName));
}

void CodingActs::remove(const Coding& coding, const QString& codeName)
{
    done(m_session.project().perform(tr("Remove coding “%1”").arg(codeName), [&](Edit& db) { codings::remove(db, coding.id); }),
         tr("Removed the coding “%1”.").arg(codeName));
}

void CodingActs::resize(const Coding& coding, const QString& codeName, TextSpan span)
{
    done(
        m_session.project().perform(tr("Resize coding “%1”").arg(codeName), [&](Edit& db) { return codings::resize(db, coding.id, span); }),
        {});
}

void CodingActs::recode(const Coding& coding, const CodeChoice& choice)
{
    CodeId code;
    const auto recoded = m_session.project().perform(tr("Code anew as “%1”").arg(nameOf(choice)), [&](Edit& db) -> Result<> {
        const auto resolved = resolve(db, choice);
        if (!resolved)
            return fail(resolved);
        code = *resolved;
        codings::setCode(db, coding.id, code);
        return {};
    });
    if (done(recoded, {}))
        used(code, m_session.coder());
}

void CodingActs::comment(const Coding& coding, const QString& codeName, const QString& text)
{
    if (text == coding.comment)
        return;
    done(m_session.project().perform(tr("Comment on coding “%1”").arg(codeName),
                                     [&](Edit& db) { codings::setComment(db, coding.id, text); }),
         {});
}

void CodingActs::weigh(const Coding& coding, const QString& codeName, std::optional<int> weight)
{
    if (weight != coding.weight)
        done(m_session.project().perform(tr("Weight of coding “%1”").arg(codeName),
                                         [&](Edit& db) { return codings::setWeight(db, coding.id, weight); }),
             {});
}

std::optional<CodeId> CodingActs::add(const QString& path)
{
    const auto added = m_session.project().perform(tr("New code “%1”").arg(path.section(u'/', -1).trimmed()),
                                                   [&](Edit& db) { return codebook::ensurePath(db, path); });
    return done(added, {}) ? std::optional(*added) : std::nullopt;
}

void CodingActs::rename(const Code& code, const QString& name)
{
    if (name.trimmed() != code.name)
        done(m_session.project().perform(tr("Rename code “%1” to “%2”").arg(code.name, name.trimmed()),
                                         [&](Edit& db) { return codebook::rename(db, code.id, name); }),
             {});
}

void CodingActs::recolour(const Code& code, const QString& colour)
{
    auto changed = code;
    changed.colour = colour;
    if (colour != code.colour)
        done(m_session.project().perform(tr("Colour of code “%1”").arg(code.name), [&](Edit& db) { return codebook::update(db, changed); }),
             {});
}

void CodingActs::move(const Code& code, CodeId parent, int position)
{
    done(m_session.project().perform(tr("Move code “%1”").arg(code.name),
                                     [&](Edit& db) { return codebook::move(db, code.id, parent, position); }),
         {});
}

void CodingActs::remove(const Code& code, int withBelow)
{
    done(m_session.project().perform(tr("Delete code “%1”").arg(code.name), [&](Edit& db) { codebook::remove(db, code.id); }),
         // How much others coded is not for a coder who works blind; that it goes too is.
         seenCoder(m_session).isValid() ? tr("Deleted code “%1” and what everybody coded with it.").arg(code.name)
             : withBelow > 0            ? tr("Deleted code “%1” and its %n coding(s).", nullptr, withBelow).arg(code.name)
                                        : tr("Deleted code “%1”.").arg(code.name));
}

void CodingActs::define(const Code& code)
{
    done(m_session.project().perform(tr("Define code “%1”").arg(code.name), [&](Edit& db) { return codebook::update(db, code); }), {});
}

void CodingActs::writeMemo(const Code& code, const QString& text)
{
    const auto written = m_session.project().perform(tr("Memo on code “%1”").arg(code.name), [&](Edit& db) -> Result<> {
        auto known = memos::of(db, MemoSubject::Code, code.id.value());
        if (!known.empty()) {
            known.front().body = text;
            if (text.trimmed().isEmpty())
                memos::remove(db, known.front().id);
            else
                memos::update(db, known.front());
            return {};
        }
        const auto coder = coderAtWork(db);
        if (!coder)
            return fail(coder);
        memos::add(db, {{}, MemoSubject::Code, code.id.value(), code.name, text, *coder, {}});
        return {};
    });
    done(written, {});
}

void CodingActs::pin(CodeId code, bool pinned)
{
    std::erase(m_pinned, code);
    if (pinned && m_pinned.size() < mostPinned)
        m_pinned.push_back(code);
    QStringList ids;
    for (const auto id : m_pinned)
        ids << QString::number(id.value());
    settings::setLayout(pinKey(), ids.join(u' ').toLatin1());
    Q_EMIT pinsChanged();
}

} // namespace counterpoint::ui
