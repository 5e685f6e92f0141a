#include "ui/coding/interaction_gestures.h"
#include "core/coding/coders.h"
#include "core/project/project.h"
#include "ui/coding/name_picker.h"
#include "ui/coding/text_editing.h"
#include "ui/coding/text_page.h"
#include "ui/coding/text_view.h"
#include "ui/support/icons.h"
#include "ui/support/notice.h"
#include "ui/support/session.h"
#include <QAction>
#include <QMenu>
#include <algorithm>

namespace counterpoint::ui {

namespace {
constexpr std::size_t mostAnswerable = 8; ///< speakers that are offered, the last turn of each
constexpr qsizetype mostWords = 60; ///< letters of a turn, to know it again

QString said(InteractionKind kind, const QString& whom)
{
    return whom.isEmpty() ? nameOf(kind) : QStringLiteral("%1: %2").arg(nameOf(kind), whom);
}
} // namespace

InteractionGestures::InteractionGestures(Session& session, TextPage& page, NamePicker& picker, QObject* parent)
    : QObject(parent)
    , m_session(session)
    , m_page(page)
    , m_picker(picker)
    , m_mark(new QAction(icon("view-conversation-balloon"), tr("How this turn answers another one…"), this))
{
    m_mark->setObjectName(QStringLiteral("markInteraction"));
    m_mark->setShortcut(QKeySequence(QStringLiteral("I")));
    m_mark->setShortcutContext(Qt::WidgetShortcut);
    const auto enable = [this] { m_mark->setEnabled(!m_session.project().isReadOnly() && !m_page.editing().isOn()); };
    enable();
    connect(&page.editing(), &TextEditing::switched, this, enable);
    connect(m_mark, &QAction::triggered, this, &InteractionGestures::ask);
    page.view().addAction(m_mark);
}

const Turn* InteractionGestures::currentTurn() const
{
    const auto* open = m_page.source();
    if (!open || open->source.kind == SourceKind::Answers)
        return nullptr;
    return turns::at(open->turns, open->index.toCodePoint(m_page.view().textCursor().selectionStart()));
}

std::vector<InteractionGestures::Answerable> InteractionGestures::answerable(const Turn& turn) const
{
    const auto& open = *m_page.source();
    std::vector<SpeakerId> asking;
    for (const auto& speaker : open.speakers)
        if (asks(speaker.role))
            asking.push_back(speaker.id);
    const auto likeliest = interactions::answeredBy(open.turns, turn, asking);
    std::vector<Answerable> found;
    std::vector<SpeakerId> named;
    const auto add = [&](const Turn& each) {
        const auto known =
            std::find_if(open.speakers.begin(), open.speakers.end(), [&](const Speaker& one) { return one.id == each.speaker; });
        const auto words = open.index.slice(open.text, interactions::wordsOf(each)).toString().simplified();
        named.push_back(each.speaker);
        found.push_back({interactions::wordsOf(each), known == open.speakers.end() ? tr("(nobody)") : known->name,
                         words.size() > mostWords ? words.left(mostWords) + QChar(0x2026) : words});
    };
    if (likeliest)
        add(*likeliest);
    for (auto before = open.turns.rbegin(); before != open.turns.rend() && found.size() < mostAnswerable; ++before)
        if (before->span.start < turn.span.start && before->speaker != turn.speaker && !interactions::wordsOf(*before).isEmpty()
            && std::find(named.begin(), named.end(), before->speaker) == named.end())
            add(*before);
    return found;
}

std::vector<Interaction> InteractionGestures::marked(const Turn& turn) const
{
    auto all =
        m_session.project().read([&](const Read& db) { return interactions::of(db, m_page.source()->source.id, m_session.coder()); });
    if (!all || !m_session.coder().isValid())
        return {};
    std::erase_if(*all, [&](const Interaction& each) { return !each.span.overlaps(interactions::wordsOf(turn)); });
    return std::move(*all);
}

QString InteractionGestures::inWords(const Interaction& interaction) const
{
    const auto* open = m_page.source();
    const auto* voice = interaction.answered ? voiceAt(open->voices, open->toUtf16(interaction.answered->start)) : nullptr;
    return said(interaction.kind, voice ? voice->name : QString());
}

void InteractionGestures::ask()
{
    const auto* turn = currentTurn();
    if (!turn)
        return m_session.notices().say(tr("No turn was recognised here. Ctrl+T makes one that begins at the cursor."));
    const auto span = interactions::wordsOf(*turn);
    const auto others = answerable(*turn);
    struct Offer {
        InteractionKind kind;
        std::optional<Answerable> answered;
    };
    std::vector<Offer> offers;
    std::vector<NamePicker::Entry> entries;
    for (const auto& other : others)
        for (const auto kind : interactionKinds)
            if (kind != InteractionKind::Silence) {
                offers.push_back({kind, other});
                entries.push_back({qint64(offers.size()), said(kind, other.speaker), other.words});
            }
    const auto silence = std::min<std::size_t>(4, offers.size());
    offers.push_back({InteractionKind::Silence, {}});
    entries.insert(entries.begin() + std::ptrdiff_t(silence),
                   {qint64(offers.size()), nameOf(InteractionKind::Silence), tr("nobody takes this turn up")});
    const auto* voice = voiceAt(m_page.source()->voices, m_page.view().textCursor().selectionStart());
    const auto rect = m_page.view().cursorRect();
    m_picker.ask({tr("How does %1 answer?").arg(voice && !voice->name.isEmpty() ? voice->name : tr("this turn")), entries, {}, {}},
                 QRect(m_page.view().viewport()->mapToGlobal(rect.topLeft()), rect.size()),
                 [this, offers, span](const NamePicker::Choice& choice) {
                     if (choice.id > 0 && std::size_t(choice.id) <= offers.size())
                         mark(offers[std::size_t(choice.id) - 1].kind, span, offers[std::size_t(choice.id) - 1].answered);
                 });
}

void InteractionGestures::mark(InteractionKind kind, TextSpan span, const std::optional<Answerable>& answered)
{
    const auto words = said(kind, answered ? answered->speaker : QString());
    const auto done = m_session.project().perform(tr("Interaction “%1”").arg(words), [&](Edit& db) -> Result<> {
        const auto coder = m_session.coder().isValid() ? Result<CoderId>(m_session.coder()) : coders::ensure(db, m_session.coderName());
        if (!coder)
            return fail(coder);
        Interaction interaction;
        interaction.source = m_page.source()->source.id;
        interaction.coder = *coder;
        interaction.kind = kind;
        interaction.span = span;
        if (answered)
            interaction.answered = answered->span;
        const auto marked = interactions::mark(db, interaction);
        return marked ? Result<>() : fail(marked);
    });
    if (m_session.notices().accept(done))
        m_session.notices().done(tr("Marked “%1”.").arg(words));
}

void InteractionGestures::remove(const Interaction& interaction)
{
    const auto words = inWords(interaction);
    const auto done = m_session.project().perform(tr("Remove the interaction “%1”").arg(words),
                                                  [&](Edit& db) { interactions::remove(db, interaction.id); });
    if (m_session.notices().accept(done))
        m_session.notices().done(tr("Removed the interaction “%1”.").arg(words));
}

void InteractionGestures::addTo(QMenu& menu)
{
    const auto* turn = currentTurn();
    if (!turn)
        return;
    const bool writable = !m_session.project().isReadOnly();
    const auto span = interactions::wordsOf(*turn);
    const auto others = answerable(*turn);
    auto* kinds = menu.addMenu(icon("view-conversation-balloon"), tr("This turn &answers"));
    kinds->setEnabled(writable);
    if (!others.empty()) {
        for (const auto kind : interactionKinds)
            if (kind != InteractionKind::Silence)
                kinds->addAction(said(kind, others.front().speaker), this,
                                 [this, kind, span, other = others.front()] { mark(kind, span, other); });
    }
    kinds->addAction(tr("Silence: nobody takes it up"), this, [this, span] { mark(InteractionKind::Silence, span, {}); });
    kinds->addSeparator();
    kinds->addAction(m_mark);
    for (const auto& each : marked(*turn))
        menu.addAction(icon("edit-delete"), tr("Remove the interaction “%1”").arg(inWords(each)), this, [this, each] { remove(each); })
            ->setEnabled(writable);
}

} // namespace counterpoint::ui
