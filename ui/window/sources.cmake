set(sources aboutdialog.cpp commands.cpp commandsheet.cpp commandtable.cpp examples.cpp
    filecommands.cpp mainwindow.cpp mainwindow_menus.cpp mainwindow_panels.cpp messagepanel.cpp
    paneldock.cpp picture.cpp pill.cpp recentfiles.cpp renderjob.cpp runcommands.cpp statusline.cpp
    themecommands.cpp timetext.cpp transportbar.cpp)
