#include "ui/responses/several_answers_bar.h"
#include "ui/support/named.h"
#include <QComboBox>
#include <QKeyEvent>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace counterpoint::ui {

SeveralAnswersBar::SeveralAnswersBar(QWidget* parent)
    : QWidget(parent)
    , m_title(new QLabel)
    , m_separator(named(new QComboBox, "severalSeparator", tr("What parts the answers")))
    , m_options(named(new QPlainTextEdit, "severalOptions", tr("Answers, one a line")))
    , m_together(named(new QPushButton(tr("&Keep in one column")), "severalTogether", tr("Keep in one column")))
{
    m_title->setTextFormat(Qt::PlainText);
    m_separator->addItem(tr("Parted as found"), QString());
    m_separator->addItem(tr("Semicolon ;"), QStringLiteral(";"));
    m_separator->addItem(tr("Comma and space"), QStringLiteral(", "));
    m_separator->addItem(tr("Comma"), QStringLiteral(","));
    m_separator->addItem(tr("Bar |"), QStringLiteral("|"));
    m_options->setPlaceholderText(
        tr("The answers that were offered, one a line; empty: those that the cells hold. What is none of them counts as “Other”."));
    m_options->setTabChangesFocus(true);
    m_options->setFixedHeight(fontMetrics().lineSpacing() * 5 + 12);
    auto* apart = named(new QPushButton(tr("&Take apart")), "severalApart", tr("Take apart"));
    auto* closing = named(new QPushButton(tr("Close")), "severalClose", tr("Close"));
    for (auto* button : {apart, m_together, closing})
        button->setAutoDefault(false);
    auto* buttons = new QVBoxLayout;
    buttons->setSpacing(4);
    for (QWidget* each : std::initializer_list<QWidget*>{m_separator, apart, m_together, closing})
        buttons->addWidget(each);
    auto* row = new QHBoxLayout;
    row->addWidget(m_options, 1);
    row->addLayout(buttons);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(8, 6, 8, 6);
    column->setSpacing(4);
    column->addWidget(m_title);
    column->addLayout(row);
    connect(apart, &QPushButton::clicked, this, [this] { send(true); });
    connect(m_together, &QPushButton::clicked, this, [this] { send(false); });
    connect(closing, &QPushButton::clicked, this, &QWidget::hide);
    hide();
}

void SeveralAnswersBar::begin(const QString& heading, const QStringList& options)
{
    m_heading = heading;
    m_title->setText(tr("Several answers in a cell of “%1”").arg(heading.simplified().left(90)));
    m_options->setPlainText(options.join(u'\n'));
    m_together->setEnabled(!options.isEmpty());
    show();
    m_options->setFocus();
}

void SeveralAnswersBar::send(bool isSplit)
{
    SplitWish wish{m_heading, isSplit, {m_separator->currentData().toString(), {}}};
    for (const auto& line : m_options->toPlainText().split(u'\n'))
        if (const auto option = line.simplified(); isSplit && !option.isEmpty() && !wish.how.options.contains(option))
            wish.how.options << option;
    hide();
    Q_EMIT wanted(wish);
}

void SeveralAnswersBar::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape) {
        hide();
        if (auto* above = parentWidget())
            above->setFocus();
        return;
    }
    QWidget::keyPressEvent(event);
}

} // namespace counterpoint::ui
