#include "ui/report/integrated_pieces.h"
#include "core/coding/coders.h"
#include "core/integration/joint_displays.h"
#include "core/integration/named_judgements.h"
#include "core/project/project.h"
#include "ui/support/icons.h"
#include "ui/support/named.h"
#include "ui/support/notice.h"
#include "ui/support/session.h"
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMimeData>
#include <QVBoxLayout>
#include <algorithm>

namespace counterpoint::ui {

namespace {

constexpr int placeRole = Qt::UserRole; ///< of the piece among all

/// A list whose rows are dragged as evidence.
class PieceList : public QListWidget {
public:
    explicit PieceList(const ChooserPage& page)
        : m_page(page)
    {
    }

private:
    QMimeData* mimeData(const QList<QListWidgetItem*>&) const override { return toMimeData(m_page.chosen()); }
    QStringList mimeTypes() const override { return {QLatin1String(evidenceMimeType)}; }

    const ChooserPage& m_page;
};

} // namespace

IntegratedPieces::IntegratedPieces(Session& session, QWidget* parent)
    : ChooserPage(parent)
    , m_session(session)
    , m_hint(new QLabel(tr("What strands say together is judged in convergence matrices and inferred from joint displays, in the workspace "
                           "Integrate. Then it can be chosen here.")))
    , m_find(named(new QLineEdit, "findIntegrated", tr("Find a judgement or a row")))
    , m_list(named(new PieceList(*this), "evidenceIntegrated", tr("Judgements of convergence and rows of joint displays")))
    , m_words(new QLabel)
{
    m_find->setPlaceholderText(tr("Find: a theme, a group, dissonance"));
    m_find->setClearButtonEnabled(true);
    m_find->installEventFilter(this);
    m_list->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_list->setDragDropMode(QAbstractItemView::DragOnly);
    m_list->setWordWrap(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->installEventFilter(this);
    m_hint->setForegroundRole(QPalette::PlaceholderText);
    for (auto* label : {m_hint, m_words}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
    }
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(8, 8, 8, 8);
    column->setSpacing(8);
    column->addWidget(m_hint);
    column->addWidget(m_find);
    column->addWidget(m_list, 1);
    column->addWidget(m_words);
    connect(m_find, &QLineEdit::textChanged, this, &IntegratedPieces::find);
    connect(m_list, &QListWidget::itemSelectionChanged, this, [this] {
        showWords();
        Q_EMIT selectionTouched();
    });
    connect(m_list, &QListWidget::itemDoubleClicked, this, [this] { Q_EMIT wanted(false); });
    connect(&session, &Session::coderChanged, this, &IntegratedPieces::readPieces);
    readPieces();
}

std::vector<IntegratedPieces::Piece> IntegratedPieces::piecesIn(const Read& db, CoderId viewer)
{
    std::vector<Piece> pieces;
    const bool isOneMatrix = convergence::all(db).size() == 1;
    for (const auto& judged : convergence::named(db, viewer)) {
        const auto of = isOneMatrix ? tr("%1: %2").arg(judged.theme, judged.sides) : judged.title();
        pieces.push_back({{.assessment = judged.assessment.id},
                          tr("%1: %2 (%3)").arg(of, titleOf(judged.assessment.judgement).toLower(), judged.assessment.coderName),
                          judged.assessment.reason});
    }
    for (const auto& display : joint_displays::all(db))
        for (const auto& row : display.rows)
            pieces.push_back({{.displayRow = row.id}, tr("%1: %2").arg(display.name, row.title), row.inference});
    return pieces;
}

std::vector<EvidenceChoice> IntegratedPieces::chosen() const
{
    std::vector<EvidenceChoice> choices;
    for (int i = 0; i < m_list->count(); ++i)
        if (const auto* item = m_list->item(i); item->isSelected() && !item->isHidden())
            choices.push_back(m_pieces[std::size_t(item->data(placeRole).toInt())].choice);
    return choices;
}

void IntegratedPieces::setEvidence(const std::vector<Evidence>& pieces)
{
    if (m_evidence == pieces)
        return;
    m_evidence = pieces;
    fill();
}

void IntegratedPieces::reread(const Changes& changes)
{
    if (changes.touchesAny(Entity::Convergence, Entity::JointDisplay, Entity::JointRow, Entity::Coder))
        readPieces();
}

void IntegratedPieces::readPieces()
{
    const auto all = m_session.project().read([this](const Read& db) { return piecesIn(db, coders::seenBy(db, m_session.coder())); });
    if (m_session.notices().accept(all))
        m_pieces = *all;
    fill();
}

void IntegratedPieces::fill()
{
    const auto before = chosen().size() == 1 ? std::optional(chosen().front()) : std::nullopt;
    const int scrolled = m_list->count() > 0 ? m_list->row(m_list->itemAt(2, 2)) : 0;
    {
        const QSignalBlocker quiet(m_list);
        m_list->clear();
        for (std::size_t i = 0; i < m_pieces.size(); ++i) {
            const auto& piece = m_pieces[i];
            const bool isChosen =
                std::any_of(m_evidence.begin(), m_evidence.end(), [&](const Evidence& one) { return piece.choice.isSame(one); });
            auto* item = new QListWidgetItem(icon(isChosen                                ? "checkmark"
                                                      : piece.choice.displayRow.isValid() ? "table"
                                                                                          : "merge"),
                                             piece.title, m_list);
            item->setData(placeRole, int(i));
            item->setData(Qt::AccessibleTextRole, isChosen ? tr("%1. Evidence already.").arg(piece.title) : piece.title);
            item->setToolTip(QStringLiteral("<qt>%1</qt>").arg((piece.title + u'\n' + piece.says).toHtmlEscaped()));
            if (before && piece.choice == *before)
                m_list->setCurrentItem(item);
        }
    }
    find();
    if (scrolled > 0)
        m_list->scrollToItem(m_list->item(scrolled), QAbstractItemView::PositionAtTop);
    m_hint->setVisible(m_pieces.empty());
    for (auto* widget : {static_cast<QWidget*>(m_find), static_cast<QWidget*>(m_list)})
        widget->setVisible(!m_pieces.empty());
    showWords();
}

/// All words must stand in the title or in what was written of it.
void IntegratedPieces::find()
{
    const auto words = m_find->text().split(u' ', Qt::SkipEmptyParts);
    for (int i = 0; i < m_list->count(); ++i) {
        const auto& piece = m_pieces[std::size_t(m_list->item(i)->data(placeRole).toInt())];
        const auto text = piece.title + u' ' + piece.says;
        m_list->item(i)->setHidden(
            !std::all_of(words.begin(), words.end(), [&](const QString& word) { return text.contains(word, Qt::CaseInsensitive); }));
    }
    Q_EMIT selectionTouched();
}

void IntegratedPieces::showWords()
{
    const auto choices = chosen();
    QString says;
    for (const auto& piece : m_pieces)
        if (choices.size() == 1 && piece.choice == choices.front())
            says = piece.says.isEmpty() ? tr("Nothing is written of it yet.") : piece.says;
    m_words->setText(says);
    m_words->setVisible(!says.isEmpty());
}

bool IntegratedPieces::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        const bool isEnter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
        if (watched == m_list && isEnter && !chosen().empty()) {
            Q_EMIT wanted(key->modifiers().testFlag(Qt::ShiftModifier));
            return true;
        }
        if (watched == m_find && (isEnter || key->key() == Qt::Key_Down)) {
            m_list->setFocus();
            return true;
        }
    }
    return ChooserPage::eventFilter(watched, event);
}

} // namespace counterpoint::ui
